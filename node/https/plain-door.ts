// A door that speaks plain http on the local network: it hands the authority's certificate to phones that do not trust
// it yet, and sends everything else to https. It knows no session, reads no cookie and takes nothing in.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { addAuthorityPage } from './authority-page.ts';

export interface PlainDoor {
  readonly port: number;
  close(): Promise<void>;
}

const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function openPlainDoor(
  authority: Uint8Array | null,
  { publicAddress, listen, port }: { publicAddress: string; listen: string; port: number },
): Promise<PlainDoor> {
  const server = Fastify({
    logger: false,
    bodyLimit: 1,
    forceCloseConnections: true,
    requestTimeout: 10_000,
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
  if (authority) addAuthorityPage(server, () => authority);
  server.setNotFoundHandler((request, reply) => {
    // To our own name, never to the one that was asked for: this door leads nowhere else.
    if (request.method === 'GET' || request.method === 'HEAD') return reply.redirect(publicAddress, 302);
    return reply.code(405).send();
  });
  await server.listen({ host: listen, port });
  return { port: (server.server.address() as AddressInfo).port, close: () => server.close() };
}
