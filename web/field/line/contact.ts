// One contact with the node: everything that waits leaves, everything that it has said is kept.
import { batch } from '@preact/signals';
import type { SyncAnswer } from '@ulinzi/domain/field';
import {
  counted,
  countsOf,
  type Inside,
  inTurn,
  keepRecords,
  lineState,
  lists,
  names,
  type Queued,
  queued,
  setNotice,
  showChanged,
  takeSlips,
  wipe,
  withChanged,
} from '../notebook/ground.ts';
import { nextBatch } from './batches.ts';
import { setClock } from './clock.ts';
import { afterReceipts, isSettled, outlived, sentAgain } from './receipts.ts';
import { type Answered, ask } from './request.ts';

/** What a contact came to: done, nobody there, or the node does not want to hear anything now. */
export type Contact = 'done' | 'away' | 'not-now';

const tooOften = 'device/replayed';

/** Sends all that waits, alerts first, and takes what has come. */
export async function contact(open: Inside): Promise<Contact> {
  // An alert of which no word came back goes again at once; of the rest the node says what it misses.
  const unheard = queued.value.filter(({ act, state }) => state === 'sent' && act.startsWith('alert.'));
  showChanged(unheard.map((one) => ({ ...one, state: 'waiting' })));
  for (;;) {
    await takeSlips(open.self);
    const batchNow = nextBatch(queued.value.filter(({ state }) => state === 'waiting'));
    const isAlert = batchNow.some(({ act }) => act.startsWith('alert.'));
    // An alert travels alone: nothing that comes back stands before it.
    const asksLists = !isAlert;
    await leave(open, batchNow);
    const answered = await askCounted(open, batchNow, asksLists);
    if ('answer' in answered) {
      if (!(await take(open, answered.answer))) return 'away';
      const waiting = queued.value.filter(({ state }) => state === 'waiting');
      const numbers = new Set(waiting.map(({ n }) => n));
      // It says that it misses what it was just given: asking again at once would never end.
      if (batchNow.some(({ n }) => numbers.has(n))) return 'not-now';
      if (waiting.length === 0 && !answered.answer.hasMore && asksLists) return 'done';
      continue;
    }
    return 'refused' in answered ? stop(answered.refused) : 'away';
  }
}

/** They leave: on the disk before the first byte is on the line, since from then on nothing of them may change. */
function leave({ keep }: Inside, entries: ReturnType<typeof nextBatch>): Promise<void> {
  return inTurn(async () => {
    const left = entries.map((one): Queued => ({ ...one, state: 'sent' }));
    if (left.length > 0) await keepRecords(keep, asRecords(left), { holdBack: true });
    if (keep.isOpen) showChanged(left);
  });
}

function asRecords(entries: readonly Queued[]) {
  return entries.map((one) => ({ name: names.entry(one.n), value: one }));
}

/** Asks, and once more with a far greater count where the node has seen a greater one than this phone remembers. */
async function askCounted(
  open: Inside,
  items: ReturnType<typeof nextBatch>,
  asksLists: boolean,
): Promise<Answered> {
  let answered: Answered = { away: true };
  for (const ahead of [1, 1_000, 1_000_000]) {
    const { have, last, cursor } = countsOf(open.keep);
    // Of what is decided the node asks nothing again, also where it has lost what it knew of this phone.
    const undecided = queued.value.filter((one) => !isSettled(one));
    const first = Math.min(...undecided.map(({ n }) => n), last + 1);
    answered = await ask(
      open,
      {
        v: 1,
        have,
        last,
        first,
        items: items.map(({ n, entry, signature }) => ({ n, entry, signature })),
        cursor,
        ...(asksLists && { asks: ['lists'] }),
      },
      ahead,
    );
    if (!('refused' in answered) || answered.refused !== tooOften) break;
  }
  return answered;
}

/** Keeps what the node has said, in one write with how far it was heard. False where the notebook was shut meanwhile. */
function take(open: Inside, answer: SyncAnswer): Promise<boolean> {
  const { keep } = open;
  return inTurn(async () => {
    if (!keep.isOpen) return false;
    const clockOff = setClock(Date.parse(answer.now));
    const at = Date.now();
    const settled = afterReceipts(queued.value, answer.receipts, at);
    const again = sentAgain(queued.value, answer.missing);
    const gone = outlived(queued.value, at);
    const changed = withChanged(lists.value, answer.delta);
    const hasLists = Object.keys(answer.delta).length > 0;
    const heard = {
      have: Math.max(countsOf(keep).have, ...answer.receipts.map(({ r }) => r)),
      cursor: answer.cursor,
      lastContact: at,
      clockOff,
    };
    const cleared = gone.map(({ n }) => ({ name: names.entry(n), value: null }));
    const written = await keepRecords(keep, [
      ...asRecords([...settled, ...again]),
      ...cleared,
      ...(hasLists ? [{ name: names.lists, value: changed }] : []),
      counted(keep, heard),
    ]);
    // Without room the word is not held: it comes again, and is shown all the same. What is to go makes room.
    if (written === 'full' && cleared.length > 0) await keep.put(cleared);
    if (!keep.isOpen) return written === 'kept';
    batch(() => {
      showChanged([...settled, ...again]);
      const goneNow = new Set(gone.map(({ n }) => n));
      if (goneNow.size > 0) queued.value = queued.value.filter(({ n }) => !goneNow.has(n));
      if (hasLists) lists.value = changed;
      lineState.value = { isOnline: true, lastContact: at, clockOff };
      for (const notice of ['too-old', 'unknown', 'shut'] as const) setNotice(notice, false);
    });
    return true;
  });
}

/** The node has answered, and takes nothing. */
async function stop(refused: string): Promise<Contact> {
  if (refused === 'device/revoked') {
    await wipe();
    return 'not-now';
  }
  setNotice('too-old', refused === 'app/too-old');
  setNotice('unknown', refused === 'device/unknown' || refused === 'device/signature');
  setNotice('shut', refused.startsWith('keystore/'));
  return 'not-now';
}
