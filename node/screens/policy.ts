// What a browser may do on our pages. The screens hold no style or script of their own in the page and fetch nothing
// from anywhere else; the description of the API is somebody else's page and needs a little more.
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const nothing = ["'none'"];
const own = ["'self'"];

const screens = {
  defaultSrc: nothing,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: ["'self'", 'data:'],
  fontSrc: own,
  connectSrc: own,
  formAction: nothing,
  frameAncestors: nothing,
  baseUri: nothing,
};

/** The page that describes the API styles itself as it goes. */
export const apiPagePolicy: Record<string, string[]> = {
  'default-src': nothing,
  'script-src': own,
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': own,
  'form-action': nothing,
  'frame-ancestors': nothing,
  'base-uri': nothing,
};

/** The phone's notebook: a worker and a manifest of its own, and pictures that it has made itself. */
export const fieldPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join(';');

/** Headers of every answer; with the policy of the screens, which also closes what is no page at all. */
export async function addPolicy(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: screens },
    referrerPolicy: { policy: 'no-referrer' },
    // Loopback speaks plain HTTP, and says nothing about how others are to be reached.
    strictTransportSecurity: false,
    xPoweredBy: false,
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    // What the screens read is protected: no browser keeps it on its disk. Files say for themselves how long they hold.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
