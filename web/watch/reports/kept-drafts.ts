// What is being written on this screen, in memory alone: left and come back to, it is there; closed or handed to somebody
// else, it is gone.
import { effect, signal } from '@preact/signals';
import { today } from '@ulinzi/domain/kernel';
import { actor } from '../../shared/session.ts';
import { now } from '../../shared/time.ts';
import { type Draft, emptyDraft } from './draft.ts';

/** By what is written: `new`, or the report that is amended. */
const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

let writer: string | null = null;
effect(() => {
  const post = actor.value?.post ?? null;
  if (post === writer) return;
  writer = post;
  drafts.value = new Map();
});

export function draftOf(key: string): Draft | null {
  return drafts.value.get(key) ?? null;
}

export function freshDraft(): Draft {
  return emptyDraft(today(now.peek()));
}

export function keepDraft(key: string, draft: Draft): void {
  drafts.value = new Map(drafts.peek()).set(key, draft);
}

export function dropDraft(key: string): void {
  const left = new Map(drafts.peek());
  left.delete(key);
  drafts.value = left;
}
