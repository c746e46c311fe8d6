import type { Post } from '@ulinzi/domain/people';
import type { App, Core } from '../app/index.ts';

/** The bases at which an Assistant sits in a post now. */
export function basesWithAssistant({ keystore }: App, { memory }: Core): ReadonlySet<string> {
  const assistants = memory
    .registersOf<Post>('post')
    .filter(({ state }) => state.role === 'assistant' && keystore.sittingPen(state.slug) !== undefined);
  return new Set(assistants.flatMap(({ state }) => state.base ?? []));
}
