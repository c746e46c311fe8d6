// Writing and ringing from the exercise's phones.
import type { SentAnswer } from '@ulinzi/domain/exercise';
import { signal } from '@preact/signals';
import { post, type Refused } from '../../shared/api.ts';
import { noteFate, readTexts } from './phone-line.ts';

/** What somebody has begun to write, by number: another phone is taken and put back, and it is still there. */
export const drafts = signal<ReadonlyMap<string, string>>(new Map());

export const sendRefusal = signal<Refused | null>(null);

/** Another phone is in hand: what the last one was refused is no longer of interest. */
export function forgetRefusal(): void {
  sendRefusal.value = null;
}

export function draftOn(number: string, text: string): void {
  drafts.value = new Map([...drafts.value, [number, text]]);
}

async function give(number: string, what: object): Promise<boolean> {
  const answer = await post<SentAnswer>('api/exercise/send', { number, ...what });
  sendRefusal.value = answer.ok ? null : answer.refusal;
  if (!answer.ok) return false;
  noteFate(answer.value);
  await readTexts(number);
  return true;
}

/** Sends a text. Gives whether it has gone; where it has not, `sendRefusal` says why. */
export function sendText(number: string, text: string): Promise<boolean> {
  return give(number, { text });
}

/** Lets it ring once and hangs up: a bip. */
export function ring(number: string): Promise<boolean> {
  return give(number, { bip: true });
}

/** Sends what has been written on a phone; it stays there where it could not go. */
export async function sendDraft(number: string): Promise<void> {
  const text = drafts.value.get(number)?.trim() ?? '';
  if (text === '') return;
  draftOn(number, '');
  const hasGone = await sendText(number, text);
  if (!hasGone && !drafts.value.get(number)) draftOn(number, text);
}
