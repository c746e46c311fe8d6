import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { hostAskedFor, isByLoopbackName, sendRefusal } from '../http/index.ts';

/**
 * A page from elsewhere whose name was turned to point here (DNS rebinding) is refused by the name it uses. The exercise
 * signs in anybody who reaches it, and is reached on this machine alone; a node with a public name has that one besides.
 */
export function refuseOtherHosts(server: FastifyInstance, { kind, reach }: App): void {
  if (kind !== 'exercise' && reach.way === 'this-machine') return;
  const isOwn = (host: string) => kind === 'real' && reach.isOwnHost(host);
  server.addHook('onRequest', async (request, reply) => {
    if (!isByLoopbackName(request) && !isOwn(hostAskedFor(request)))
      return sendRefusal(request, reply, { refused: 'request/host' });
  });
}
