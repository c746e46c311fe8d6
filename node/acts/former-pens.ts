// A post is given and vacated in the log first, and the pen that was in it ends right after. A node that falls over
// between the two ends it when it opens again: nobody reads on in a post that she has lost (A3).
import type { Moment } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import type { Keystore } from '../keystore/index.ts';
import type { Memory } from '../log/index.ts';

/** Ends the pen that is in a post; whoever had the post has it no longer. */
export function endSitting(keystore: Keystore, post: string, now: Moment): void {
  const former = keystore.sittingPen(post);
  if (former) keystore.retirePen(former.id, now);
}

/** Ends every pen that sits in a post which, by the log, is vacant or was given to another since. */
export function endFormerPens(keystore: Keystore, memory: Memory, now: Moment): void {
  for (const { state } of memory.registersOf<Post>('post')) {
    const last = state.postings.at(-1);
    const sits = last && keystore.sittingPen(state.slug);
    if (sits && (last.until !== null || sits.from < last.from)) keystore.retirePen(sits.id, now);
  }
}
