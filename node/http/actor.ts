// Who is asking. Until sign-in exists: the operator's token, which in the exercise may choose any post, or the token
// of somebody who has claimed her account. In a real node the operator's token opens the node's own pages only.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app/index.ts';

/** The header by which the operator of an exercise chooses a post. */
export const postHeader = 'x-ulinzi-post';

function bearer(request: FastifyRequest): string | null {
  const found = /^Bearer ([\w-]{16,200})$/.exec(request.headers.authorization ?? '');
  return found?.[1] ?? null;
}

/** The actor of a request, or why there is none. Nothing tells whether a token was wrong or missing. */
export function actorOf(app: App, request: FastifyRequest): Actor | Refusal {
  const token = bearer(request);
  const known = token === null ? undefined : app.keystore.actorOfToken(token);
  if (!known) return refuse('request/token');
  const asked = request.headers[postHeader];
  if (known.kind === 'account') return actorIn(app, known.post, known.pen);
  if (app.kind !== 'exercise' || typeof asked !== 'string') return refuse('request/token');
  const pen = app.keystore.penOfPost(asked, Date.now());
  return pen ? actorIn(app, asked, pen.id) : refuse('post/unknown');
}

/** True for the operator's own token: metrics, gateways of the exercise. */
export function isOperator(app: App, request: FastifyRequest): boolean {
  const token = bearer(request);
  return token !== null && app.keystore.actorOfToken(token)?.kind === 'operator';
}

function actorIn(app: App, slug: string, pen: Actor['pen']): Actor | Refusal {
  const core = app.core();
  if (!core) return refuse('node/not-durable');
  const post = core.memory.post(slug);
  if (!post) return refuse('post/unknown');
  return { pen, post: post.slug, role: post.role, base: post.base, province: post.province };
}
