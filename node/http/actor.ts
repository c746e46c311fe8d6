// Who is asking: somebody at a screen that is signed in, somebody who has claimed her post for the command line, or the
// operator's token, which in the exercise may choose any post. In a real node that opens the node's own pages only.
import { isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app/index.ts';
import { actorAtDesk, actorIn, isRead, sessionOf } from './session.ts';

/** The header by which the operator of an exercise chooses a post. */
export const postHeader = 'x-ulinzi-post';

function bearer(request: FastifyRequest): string | null {
  const found = /^Bearer ([\w-]{16,200})$/.exec(request.headers.authorization ?? '');
  return found?.[1] ?? null;
}

/** True where a session speaks, of a screen or a duty desk; a token speaks for the command line. */
export function isFromScreen(request: FastifyRequest): boolean {
  return request.headers.authorization === undefined;
}

/**
 * The actor of a request, or why there is none. Nothing tells whether a token was wrong or missing. At a duty desk
 * whatever is posted is done by the post whose PIN comes with it.
 */
export async function actorOf(app: App, request: FastifyRequest): Promise<Actor | Refusal> {
  if (!isFromScreen(request)) return actorOfToken(app, request);
  const session = sessionOf(app, request);
  if (isRefusal(session)) return session;
  return session.isDesk && !isRead(request) ? actorAtDesk(app, request, session.actor) : session.actor;
}

function actorOfToken(app: App, request: FastifyRequest): Actor | Refusal {
  const token = bearer(request);
  const known = token === null ? undefined : app.keystore.actorOfToken(token);
  if (!known) return refuse('request/token');
  const asked = request.headers[postHeader];
  if (known.kind === 'account') return actorIn(app, known.post, known.pen);
  if (app.kind !== 'exercise' || typeof asked !== 'string') return refuse('request/token');
  const pen = app.keystore.sittingPen(asked);
  return pen ? actorIn(app, asked, pen.id) : refuse('post/unknown');
}

/** True for the operator's own token: metrics, gateways of the exercise. */
export function isOperator(app: App, request: FastifyRequest): boolean {
  const token = bearer(request);
  return token !== null && app.keystore.actorOfToken(token)?.kind === 'operator';
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'];
const thisMachine = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** True where this was sent on the node's own machine; a proxy there speaks for others, and says so. */
export function isThisMachine(request: FastifyRequest): boolean {
  // Where no proxy is believed, such headers are only words.
  const isBelieved = request.ips !== undefined;
  const isPassedOn = isBelieved && proxyHeaders.some((name) => request.headers[name] !== undefined);
  return !isPassedOn && thisMachine.includes(request.socket.remoteAddress ?? '');
}

/** True for the program behind the gateway of this address: on this machine, with that gateway's secret. */
export function isGateway(app: App, request: FastifyRequest): boolean {
  if (!isThisMachine(request)) return false;
  const given = /^Basic ([\w+/]{1,400}={0,2})$/.exec(request.headers.authorization ?? '')?.[1];
  const { ref: gateway } = request.params as { ref?: string };
  if (given === undefined || gateway === undefined) return false;
  const [name, ...secret] = Buffer.from(given, 'base64').toString('utf8').split(':');
  return name === gateway && app.keystore.gatewaySecrets.isDoorSecret(gateway, secret.join(':'));
}
