// Which entries go together: alerts alone and first, then the small before the large, in pieces that a weak line can carry.
import type { Queued } from '../notebook/ground.ts';

/** On a 2G line of 35 kbit/s some two seconds, compressed. */
const batchBytes = 16 * 1_024;

function isAlert({ act }: Queued): boolean {
  return act.startsWith('alert.');
}

function inPieces(entries: readonly Queued[]): Queued[][] {
  const pieces: Queued[][] = [];
  let room = 0;
  for (const one of entries) {
    if (pieces.length === 0 || one.bytes > room) {
      pieces.push([]);
      room = batchBytes;
    }
    pieces.at(-1)?.push(one);
    room -= one.bytes;
  }
  return pieces;
}

/** The next entries to send, or none. */
export function nextBatch(waiting: readonly Queued[]): readonly Queued[] {
  const alerts = waiting.filter(isAlert);
  const others = waiting.filter((one) => !isAlert(one)).sort((one, other) => one.bytes - other.bytes);
  // In the order in which they were written: what an alert's later act says needs the alert.
  return inPieces(alerts.length > 0 ? alerts : others)[0] ?? [];
}
