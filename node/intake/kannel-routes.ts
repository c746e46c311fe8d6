// The door for a Kannel that runs beside the node: what comes in, and what became of texts. Kannel posts again what is
// not answered with 200. The answer is empty: whatever stood in it, a Kannel that is set up wrong could send to the
// phone of who wrote.
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type App, NotTaken } from '../app/index.ts';
import { KannelChannel } from '../channels/index.ts';
import { addRoute } from '../http/index.ts';

const gateway = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
const nothing = Type.String({ maxLength: 0 });

export function addKannelRoutes(server: FastifyInstance, app: App): void {
  const kannel = (name: string) => {
    const channel = app.channels.get(name);
    return channel instanceof KannelChannel ? channel : null;
  };

  server.register(async (door) => {
    // The bytes as they come: of what character set they are, only the channel knows.
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    addRoute(door, app, {
      method: 'POST',
      url: '/api/gateways/:ref/incoming',
      permission: 'gateway',
      summary: 'Take in a text that a Kannel received (post-url)',
      tag: 'gateway',
      params: Type.Object({ ref: gateway }),
      query: Type.Object({ id: Type.String({ pattern: '^[0-9a-fA-F-]{36}$' }) }),
      output: nothing,
      handle: async ({ params, query, request }) => {
        const channel = kannel(params.ref);
        if (!channel) return refuse('gateway/not-found');
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        try {
          await channel.takeIn({ id: query.id, headers: request.headers, body });
        } catch (error) {
          if (error instanceof NotTaken) return refuse('node/not-durable');
          throw error;
        }
        return '';
      },
    });

    addRoute(door, app, {
      method: 'GET',
      url: '/api/gateways/:ref/reports/:token',
      permission: 'gateway',
      summary: 'Take in what a Kannel reports of a text that it was given (dlr-url)',
      tag: 'gateway',
      params: Type.Object({ ref: gateway, token: Type.String({ pattern: '^[\\w-]{32}$' }) }),
      query: Type.Object({ type: Type.String({ pattern: '^\\d{1,3}$' }) }),
      output: nothing,
      handle: async ({ params, query }) => {
        const channel = kannel(params.ref);
        if (!channel) return refuse('gateway/not-found');
        // A report of a text that is long forgotten is taken too: Kannel would go on for ever.
        channel.report(params.token, Number(query.type));
        return '';
      },
    });
  });
}
