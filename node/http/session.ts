// The session of a screen: its cookie, and what a request must show beside it. Another site's page can send a browser
// here with its cookie at best; it can neither set our header nor hide where it stands.
import { exercisePin } from '@ulinzi/domain/access';
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app/index.ts';
import type { When } from '../keystore/index.ts';
import { isByLoopbackName, ownOrigin } from './host.ts';

/** Its name says nothing. */
const cookie = 's';
/** A duty desk outlives its browser's end; any other session goes with it. */
const deskSeconds = 30 * 24 * 3_600;

/** The node's clock as sessions and tries count it. */
export function whenOf(app: App): When {
  return { steady: app.clock.now(), wall: app.clock.recorded() };
}

/** A post as its pen acts in it. */
export function actorIn(app: App, slug: string, pen: Actor['pen']): Actor | Refusal {
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  const post = core.memory.post(slug);
  if (!post) return refuse('post/unknown');
  return { pen, post: post.slug, role: post.role, base: post.base, province: post.province };
}

/** True where a page of our own sent this, or no browser did. */
export function isFromOurPages(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  // A page that came in clear is not ours where we are asked over https, whatever its name.
  return origin === ownOrigin(request);
}

/** True where a request asks for something and changes nothing. */
export function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function mayUseCookie(request: FastifyRequest): boolean {
  return isFromOurPages(request) && (isRead(request) || request.headers['x-requested-by'] === 'watch');
}

export interface ScreenSession {
  readonly id: string;
  /** Of a duty desk: who may read what stands on it. It acts as nobody. */
  readonly actor: Actor;
  readonly isDesk: boolean;
  /** The post that signed in. */
  readonly post: string;
}

/** The session of a request, used now; or why there is none. Nothing tells a wrong cookie from a missing one. */
export function sessionOf(app: App, request: FastifyRequest): ScreenSession | Refusal {
  const token = request.cookies[cookie];
  if (token === undefined || !mayUseCookie(request)) return refuse('request/token');
  const by = request.routeOptions.config.isStream ? 'line' : 'hand';
  const session = app.keystore.sessions.ofToken(token, whenOf(app), by);
  if (!session) return refuse('request/token');
  const own = actorIn(app, session.post, session.pen);
  if ('refused' in own) return own;
  const { id, isDesk, post } = session;
  return { id, actor: isDesk ? deskReader(own) : own, isDesk, post };
}

/** What stands on a duty desk is for whoever leads there: never more than that, whoever opened it. */
function deskReader(opener: Actor): Actor {
  return { ...opener, post: null, role: opener.base === null ? 'duty-officer' : 'commander' };
}

/** Posts that may act at a duty desk: of the same base, or of the same province, with a PIN. */
export function deskPosts(app: App, desk: Actor): Post[] {
  const posts = app.core()?.memory.registersOf<Post>('post') ?? [];
  return posts
    .map(({ state }) => state)
    .filter((post) => post.base === desk.base && post.province === desk.province && hasPin(app, post.slug));
}

function hasPin(app: App, post: string): boolean {
  const pen = app.keystore.sittingPen(post);
  return pen !== undefined && (app.kind === 'exercise' || app.keystore.credentials.hasPin(pen.id));
}

/** Who acts at a duty desk: the post that the request names, by its PIN. */
export async function actorAtDesk(app: App, request: FastifyRequest, desk: Actor): Promise<Actor | Refusal> {
  const given = request.headers['x-ulinzi-pin'];
  const [, slug = '', pin = ''] = /^([a-z0-9-]{1,64}):(\d{6})$/.exec(String(given ?? '')) ?? [];
  if (slug === '') return refuse('session/pin');
  const isHere = deskPosts(app, desk).some((post) => post.slug === slug);
  const pen = isHere ? app.keystore.sittingPen(slug)?.id : undefined;
  if (pen && app.kind === 'exercise' && !app.keystore.credentials.hasPin(pen)) {
    return pin === exercisePin ? actorIn(app, slug, pen) : refuse('session/pin');
  }
  const found = await app.keystore.credentials.checkPin(pen, pin);
  if (found === 'locked') return refuse('session/pin-locked');
  return found === 'right' && pen ? actorIn(app, slug, pen) : refuse('session/pin');
}

/** Hands a session to its browser; on the same machine alone it may go without https. */
export function giveCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  isDesk = false,
): void {
  reply.setCookie(cookie, token, { ...flags(request), ...(isDesk && { maxAge: deskSeconds }) });
}

/** The same session, kept by the browser for as long as a desk stays open. */
export function keepCookie(request: FastifyRequest, reply: FastifyReply): void {
  const token = request.cookies[cookie];
  if (token !== undefined) giveCookie(request, reply, token, true);
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookie, flags(request));
}

function flags(request: FastifyRequest) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    // Behind a proxy that forgot to say https, its name says it.
    secure: request.protocol === 'https' || !isByLoopbackName(request),
  } as const;
}
