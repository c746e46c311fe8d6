// Calls that rang and were not answered. The daemon's hook leaves one file for each ring: its name is the time in
// nanoseconds since 1970, its one line the number. A phone that goes on ringing leaves several.
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from '../channel.ts';

/** A network repeats the ring every five seconds or so; the daemon passes on one in more than five. */
const sameCallMs = 12_000;

/** One call, however often it rang. */
export interface MissedCall {
  readonly from: string;
  readonly firstRingAt: number;
  readonly lastRingAt: number;
  /** The names of its files. */
  readonly files: readonly string[];
}

/**
 * Reads the calls that wait in the folder, the oldest first. Rings of one number within some seconds of each other
 * are one call. A file that is still being written is left for the next time.
 */
export function waitingCalls(folder: string): MissedCall[] {
  const calls: { from: string; firstRingAt: number; lastRingAt: number; files: string[] }[] = [];
  for (const name of readdirSync(folder).sort()) {
    const line = readFileSync(join(folder, name), 'utf8');
    if (!/^\d{16,20}$/.test(name) || !line.endsWith('\n')) continue;
    const from = line.trim();
    const ringAt = Math.floor(Number(name) / 1e6);
    const open = calls.findLast((call) => call.from === from);
    if (open !== undefined && goesOn(open, { firstRingAt: ringAt })) {
      open.lastRingAt = ringAt;
      open.files.push(name);
    } else {
      calls.push({ from, firstRingAt: ringAt, lastRingAt: ringAt, files: [name] });
    }
  }
  return calls;
}

/** Whether a ring of the same number belongs to a call before it. */
export function goesOn(call: { lastRingAt: number }, next: { firstRingAt: number }): boolean {
  return next.firstRingAt - call.lastRingAt <= sameCallMs;
}

/** Makes a message of a call. `nowMs` is the node's clock and `wallMs` this machine's, which named the files. */
export function callMessage(
  gateway: string,
  call: MissedCall,
  clock: { readonly nowMs: number; readonly wallMs: number },
): IncomingMessage {
  const { from, firstRingAt, files } = call;
  return {
    gateway,
    kind: 'call',
    from,
    text: null,
    reference: `call-${firstRingAt}`,
    sentAt: null,
    receivedAt: clock.nowMs - Math.max(0, clock.wallMs - firstRingAt),
    raw: Buffer.from(JSON.stringify({ source: 'gammu-smsd', call: { number: from, rings: files } }), 'utf8'),
  };
}

/** Overwrites the files of a call and removes them. */
export function forgetCall(folder: string, call: MissedCall): void {
  for (const name of call.files) {
    const path = join(folder, name);
    const file = openSync(path, 'r+');
    try {
      writeSync(file, '\0'.repeat(call.from.length + 1), 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    unlinkSync(path);
  }
}
