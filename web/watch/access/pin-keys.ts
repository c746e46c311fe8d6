// The keys of the PIN pad, and whose turn it most likely is.
import type { PostAnswer } from '@ulinzi/domain/access';
import { pinLength } from './secrets.ts';

export const pinKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'clear', '0', 'erase'] as const;
export type PinKey = (typeof pinKeys)[number];

/** A PIN after one more key. */
export function pinAfter(pin: string, key: PinKey): string {
  if (key === 'clear') return '';
  if (key === 'erase') return pin.slice(0, -1);
  return pin.length < pinLength ? pin + key : pin;
}

/** The posts that acted here last first, the others in their own order. */
export function lastFirst(posts: readonly PostAnswer[], last: readonly string[]): readonly PostAnswer[] {
  const rankOf = ({ post }: PostAnswer) => {
    const rank = last.indexOf(post);
    return rank === -1 ? last.length : rank;
  };
  return [...posts].sort((one, other) => rankOf(one) - rankOf(other));
}
