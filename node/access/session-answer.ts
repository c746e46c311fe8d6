// What a screen is told of its session: posts, never a person.
import type { PostAnswer, SessionAnswer } from '@ulinzi/domain/access';
import { isoOf, isRefusal, type Refusal } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app/index.ts';
import { actorOf, deskPosts, isFromScreen, type ScreenSession, sessionOf } from '../http/index.ts';

function presentPost(app: App, { slug, label, role, base, province }: Post): PostAnswer {
  const baseLabel = base === null ? null : (app.core()?.memory.base(base)?.label ?? null);
  return { post: slug, label, role, base, baseLabel, province };
}

/** The answer for a session that is there; with null, for nobody. */
export function sessionAnswerOf(
  app: App,
  session: Pick<ScreenSession, 'post' | 'isDesk' | 'actor'> | null,
): SessionAnswer {
  const post = session && app.core()?.memory.post(session.post);
  const posts = session?.isDesk ? deskPosts(app, session.actor) : [];
  return {
    kind: app.kind,
    now: isoOf(app.clock.recorded()),
    actor: session && post ? { ...presentPost(app, post), isDesk: session.isDesk } : null,
    deskPosts: posts.map((one) => presentPost(app, one)),
  };
}

/** The answer for whoever asks, by cookie or by token. */
export async function askersAnswer(app: App, request: FastifyRequest): Promise<SessionAnswer> {
  if (isFromScreen(request)) {
    const session = sessionOf(app, request);
    return sessionAnswerOf(app, isRefusal(session) ? null : session);
  }
  const actor = await actorOf(app, request);
  return sessionAnswerOf(app, sessionOfToken(actor));
}

function sessionOfToken(actor: Actor | Refusal) {
  return isRefusal(actor) || actor.post === null ? null : { post: actor.post, isDesk: false, actor };
}
