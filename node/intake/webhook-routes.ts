// The door for whatever posts what came in: a phone that is a gateway, a service, RapidPro. Its address tells nothing,
// and has no number, word or secret in it. It is answered when the message is durable; until then the other side is to
// post it again. The answer is empty.
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type App, NotTaken } from '../app/index.ts';
import { type Post, WebhookChannel } from '../channels/index.ts';
import { addRoute } from '../http/index.ts';

const gateway = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
const reports = ['sent', 'delivered', 'failed'] as const;
const nothing = Type.String({ maxLength: 0 });

export function addWebhookRoutes(server: FastifyInstance, app: App): void {
  const takeIn = async (name: string, post: Post) => {
    const channel = app.channels.get(name);
    if (!(channel instanceof WebhookChannel)) return refuse('gateway/not-found');
    try {
      return (await channel.takeIn(post)) ? '' : refuse('request/malformed');
    } catch (error) {
      if (error instanceof NotTaken) return refuse('node/not-durable');
      throw error;
    }
  };
  const bodyOf = (body: unknown) => (body instanceof Uint8Array ? body : new Uint8Array());

  server.register(async (door) => {
    // The bytes as they come: they are what is signed.
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    addRoute(door, app, {
      method: 'POST',
      url: '/in/:gateway',
      permission: 'signed',
      summary: 'Take in what a webhook posts: a message, or what became of a text',
      tag: 'gateway',
      params: Type.Object({ gateway }),
      output: nothing,
      handle: ({ params, request }) =>
        takeIn(params.gateway, { headers: request.headers, report: null, body: bodyOf(request.body) }),
    });

    addRoute(door, app, {
      method: 'POST',
      url: '/in/:gateway/:report',
      permission: 'signed',
      summary: 'Take in what became of a text, where a webhook says it in the address',
      tag: 'gateway',
      params: Type.Object({ gateway, report: Type.Enum([...reports]) }),
      output: nothing,
      handle: ({ params, request }) =>
        takeIn(params.gateway, {
          headers: request.headers,
          report: params.report,
          body: bodyOf(request.body),
        }),
    });
  });
}
