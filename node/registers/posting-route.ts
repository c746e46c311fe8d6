// `GET /api/postings`: from when to when each post was occupied (A3). Dates alone: no name and no pen leaves the keystore.
import { isoOf, type Moment, refuse } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import { type Actor, postingsAnswer } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { addRoute } from '../http/index.ts';
import type { App } from '../app/index.ts';

/** A head of office reads those of her province; the administrator all. */
function isHers(actor: Actor, post: Post): boolean {
  return actor.role === 'administrator' || actor.province === null || post.province === actor.province;
}

export function addPostingRoute(server: FastifyInstance, app: App): void {
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));
  addRoute(server, app, {
    method: 'GET',
    url: '/api/postings',
    permission: 'post',
    summary: 'When posts were occupied and vacant, for the administrator and heads of office',
    tag: 'posts',
    output: postingsAnswer,
    handle: async ({ actor }) => {
      if (actor?.role !== 'administrator' && actor?.role !== 'head-of-office') return refuse('act/not-yours');
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const posts = core.memory.registersOf<Post>('post').filter(({ state }) => isHers(actor, state));
      return {
        posts: posts.map(({ state }) => ({
          post: state.slug,
          isOccupied: app.keystore.sittingPen(state.slug) !== undefined,
          postings: state.postings
            .map(({ from, until }) => ({ from: iso(from), until: until === null ? null : iso(until) }))
            .reverse(),
        })),
      };
    },
  });
}
