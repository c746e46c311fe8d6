import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { sendRefusal } from '../http/index.ts';

const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * The exercise signs in anybody who reaches it, and is reached on this machine alone: a page from elsewhere whose name
 * was turned to point here (DNS rebinding) is refused by the name it uses.
 */
export function refuseOtherHosts(server: FastifyInstance, app: App): void {
  if (app.kind !== 'exercise') return;
  server.addHook('onRequest', async (request, reply) => {
    if (!ownHost.test(request.headers.host ?? ''))
      return sendRefusal(request, reply, { refused: 'request/host' });
  });
}
