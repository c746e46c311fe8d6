// The name by which a request came. Behind a proxy on this machine it is the one that the proxy was asked for.
import type { FastifyRequest } from 'fastify';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** True where a browser on the node's own machine asked for it by that machine's own name. */
export function isByLoopbackName(request: FastifyRequest): boolean {
  return loopback.test(request.host);
}

/** The host without its port, in small letters. */
export function hostAskedFor(request: FastifyRequest): string {
  return request.host.replace(/:\d{1,5}$/, '').toLowerCase();
}

/** The origin that pages of our own have at this address; undefined where the name is none. */
export function ownOrigin(request: FastifyRequest): string | undefined {
  const address = `${request.protocol}://${request.host}`;
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
