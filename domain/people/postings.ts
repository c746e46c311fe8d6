// When a post was occupied and when it was vacant, by dates alone (A3). Whose posting it was, the log never holds.
import { type DataOf, type Moment, momentOf } from '../kernel/index.ts';
import type { seatPost, vacatePost } from './acts.ts';
import type { Post, Posting } from './register.ts';

/** From when on the post is occupied; null where it is vacant, or was never said. */
export function sittingSince({ postings }: Pick<Post, 'postings'>): Moment | null {
  const last = postings.at(-1);
  return last && last.until === null ? last.from : null;
}

function ended(postings: readonly Posting[], at: Moment): Posting[] {
  return postings.map((one) => (one.until === null ? { ...one, until: Math.max(one.from, at) } : one));
}

/** The posting before it ends where this one begins. */
export function postSeated(post: Post, { from }: DataOf<typeof seatPost>, at: Moment): Post {
  const begins = from === undefined ? at : momentOf(from);
  return { ...post, postings: [...ended(post.postings, begins), { from: begins, until: null }] };
}

export function postVacated(post: Post, { until }: DataOf<typeof vacatePost>, at: Moment): Post {
  return { ...post, postings: ended(post.postings, until === undefined ? at : momentOf(until)) };
}
