// Who is signed in on this screen.
import { computed, signal } from '@preact/signals';
import type { SessionAnswer } from '@ulinzi/domain/access';
import { read } from './api.ts';
import { setNodeTime } from './time.ts';

export const session = signal<SessionAnswer | null>(null);

/** The post that sits at this screen, or null. */
export const actor = computed(() => session.value?.actor ?? null);

export const isExercise = computed(() => session.value?.kind === 'exercise');

/** Asks the node anew who is signed in. */
export async function refreshSession(): Promise<void> {
  const answer = await read<SessionAnswer>('api/session');
  if (!answer.ok) return;
  setNodeTime(answer.value.now);
  session.value = answer.value;
}
