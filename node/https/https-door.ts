// The door to the network: the same pages as on loopback, over TLS. Its certificate can be replaced while lines are
// open; they go on with the old one.
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Served } from './given-certificate.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpsDoor {
  readonly port: number;
  replace(served: Served): void;
  close(): Promise<void>;
}

/** TLS 1.2 and later: what Android 5 speaks too. */
const contextOf = ({ cert, key }: Served) => ({ cert, key, minVersion: 'TLSv1.2' }) as const;

const handshakeTimeout = 20_000;

export async function openHttpsDoor(
  served: Served,
  answer: Answer,
  { listen, port, requestTimeout }: { listen: string; port: number; requestTimeout: number },
): Promise<HttpsDoor> {
  const server = createServer(
    { ...contextOf(served), ALPNProtocols: ['http/1.1'], requestTimeout, handshakeTimeout },
    answer,
  );
  const sockets = heldSockets(server);
  await listening(server, listen, port);
  return {
    port: (server.address() as AddressInfo).port,
    replace: (next) => server.setSecureContext(contextOf(next)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Also those that have not shaken hands yet, which the server does not count as its own. */
function heldSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A phone that does not trust us hangs up in the middle: nothing to be done.
  server.on('tlsClientError', () => undefined);
  return sockets;
}

function listening(
  server: {
    listen(at: { host: string; port: number }, done: () => void): unknown;
    once(event: 'error', handler: (error: Error) => void): unknown;
  },
  host: string,
  port: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
}
