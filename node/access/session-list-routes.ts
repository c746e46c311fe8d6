import { sessionsAnswer } from '@ulinzi/domain/access';
import { isRefusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute, sessionOf } from '../http/index.ts';
import { exactly, slugField } from './fields.ts';

/** Which screens are signed in: one's own; for the administrator those of any post. Days only. */
export function addSessionListRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/sessions',
    permission: 'post',
    summary: 'Screens that are signed in: your own, or those of a post for the administrator',
    tag: 'session',
    query: Type.Object({ post: Type.Optional(slugField) }, exactly),
    output: sessionsAnswer,
    handle: async ({ actor, query, request }) => {
      if (!actor) return refuse('request/token');
      const { keystore } = app;
      const here = sessionOf(app, request);
      const thisId = isRefusal(here) ? null : here.id;
      const isOwn = query.post === undefined || query.post === actor.post;
      if (!isOwn && actor.role !== 'administrator') return refuse('act/not-yours');
      const pen = isOwn ? actor.pen : keystore.sittingPen(query.post ?? '')?.id;
      const sessions = pen === undefined ? [] : keystore.sessions.ofPen(pen);
      // A desk stands open: what else its opener is signed in at is not for those who pass by.
      const shown = actor.post === null ? sessions.filter(({ id }) => id === thisId) : sessions;
      return {
        sessions: shown.map(({ id, post, startedOn, usedOn, isDesk, passkey }) => ({
          id,
          post,
          startedOn,
          usedOn,
          isDesk,
          isByPasskey: passkey !== null,
          isThis: id === thisId,
        })),
        paperCodesLeft: actor.post === null ? null : keystore.credentials.paperLeft(actor.pen),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/sessions/:id/revoke',
    permission: 'post',
    summary: 'End a screen’s session at once',
    tag: 'session',
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    output: Type.Object({ revoked: Type.String() }),
    handle: async ({ actor, params }) => {
      const session = app.keystore.sessions.with(params.id);
      const isTheirs = session && (session.pen === actor?.pen || actor?.role === 'administrator');
      if (!isTheirs) return refuse('session/not-found');
      app.keystore.sessions.end(session.id);
      return { revoked: session.id };
    },
  });
}
