// What the node has said of what was sent, and what follows from it here.
import type { Receipt } from '@ulinzi/domain/field';
import type { Queued, SendState } from '../notebook/ground.ts';

const states: Record<Receipt['outcome'], SendState> = {
  accepted: 'accepted',
  contested: 'contested',
  refused: 'refused',
  waiting: 'held',
};

/** Whether the node has decided about it: there will be no other word. */
export function isSettled({ state }: Queued): boolean {
  return state === 'accepted' || state === 'contested' || state === 'refused';
}

/** The entries that receipts change, as they are afterwards. A receipt that came before changes nothing. */
export function afterReceipts(queue: readonly Queued[], receipts: readonly Receipt[], at: number): Queued[] {
  const changed = new Map<number, Queued>();
  for (const { n, outcome, refused, fields, number } of receipts) {
    const one = changed.get(n) ?? queue.find((queued) => queued.n === n);
    if (!one || isSettled(one)) continue;
    changed.set(n, {
      ...one,
      state: states[outcome],
      arrivedAt: at,
      ...(number !== undefined && { number }),
      ...(refused !== undefined && { refused }),
      ...(fields !== undefined && { fields }),
    });
  }
  return [...changed.values()];
}

/**
 * What is to be sent again: what left without a word, where the node says that it has not arrived. What it does not miss
 * has arrived, and its receipt comes.
 */
export function sentAgain(queue: readonly Queued[], missing: readonly number[]): Queued[] {
  const lost = new Set(missing);
  return queue
    .filter(({ n, state }) => state === 'sent' && lost.has(n))
    .map((one) => ({ ...one, state: 'waiting' }));
}

const day = 86_400_000;

/** What has lain here long enough after its arrival: a phone keeps little. */
export function outlived(queue: readonly Queued[], now: number): Queued[] {
  return queue.filter((one) => isSettled(one) && (one.arrivedAt ?? now) < now - 3 * day);
}
