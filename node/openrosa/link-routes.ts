// Links for visiting teams' phones: made by the administrator for a post, told once, revoked at once. Assistants get
// none: an app that is known for surveys, on her phone, would tell who she is.
import { type Role, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, ownOrigin } from '../http/index.ts';
import { collectSettings } from './collect-settings.ts';

const linkRoles: readonly Role[] = ['jpt-member', 'commander', 'protection-manager'];

const exactly = { additionalProperties: false } as const;
const slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
/** Where phones reach the node: its public name, or this machine's in an exercise. */
const origin = Type.String({ pattern: '^https?://[A-Za-z0-9.:\\[\\]-]{1,200}$' });

export function addLinkRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/links',
    permission: 'post',
    summary: 'A link for ODK Collect on a phone of a visiting team, told once',
    tag: 'openrosa',
    body: Type.Object({ post: slug, address: Type.Optional(origin) }, exactly),
    output: Type.Object({
      id: Type.String(),
      post: Type.String(),
      address: Type.String({ description: 'Server URL, with the token in it' }),
      settings: Type.String({ description: 'What the square for the phone’s camera holds' }),
    }),
    handle: async ({ actor, body, request }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const post = core.memory.post(body.post);
      if (!post) return refuse('post/unknown');
      if (!linkRoles.includes(post.role)) return refuse('openrosa/role');
      const pen = app.keystore.sittingPen(post.slug);
      if (!pen) return refuse('post/vacant');
      const { id, token } = app.keystore.openRosaLinks.make(pen.id, app.clock.recorded());
      const address = `${body.address ?? ownOrigin(request) ?? ''}/openrosa/${token}`;
      return { id, post: post.slug, address, settings: collectSettings(address) };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/openrosa/links',
    permission: 'post',
    summary: 'Links that work: of every post, or of one. Days only',
    tag: 'openrosa',
    query: Type.Object({ post: Type.Optional(slug) }, exactly),
    output: Type.Object({
      links: Type.Array(
        Type.Object({
          id: Type.String(),
          post: Type.String(),
          madeOn: Type.String(),
          usedOn: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    handle: async ({ actor, query }) =>
      actor?.role === 'administrator'
        ? { links: app.keystore.openRosaLinks.list(query.post) }
        : refuse('act/not-yours'),
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/openrosa/links/:id/revoke',
    permission: 'post',
    summary: 'End a link at once',
    tag: 'openrosa',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    output: Type.Object({ revoked: Type.String() }),
    handle: async ({ actor, params }) => {
      if (actor?.role !== 'administrator') return refuse('act/not-yours');
      const isRevoked = app.keystore.openRosaLinks.revoke(params.id);
      return isRevoked ? { revoked: params.id } : refuse('openrosa/not-found');
    },
  });
}
