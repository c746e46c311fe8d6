// The act that somebody has asked for, by button or key: done at once, or its dialog opens.
import { signal } from '@preact/signals';
import type { AlertDetail, BoardLine } from '@ulinzi/domain/alerts';
import type { Done, Refused } from '../../shared/api.ts';
import { actor } from '../../shared/session.ts';
import { board } from './board.ts';
import { doAct, doAtOnce } from './do-act.ts';
import { type OfferedAct, offeredOn, oneTouch } from './offered.ts';
import { detail } from './open-alert.ts';
import { doTogetherAtOnce } from './do-together.ts';
import { type ForAll, forAll, forAllOnBoard } from './for-all.ts';

/** The dialog that is open, for which alert as the reader saw it when she opened it. */
export const asked = signal<{
  act: OfferedAct | 'more';
  alert: AlertDetail;
  /** A number for the dialler stands here and nowhere else, and goes with the dialog. */
  dial?: Done['dial'];
  /** Done for all alerts of its situation that it serves. */
  all?: ForAll | null;
} | null>(null);

/** True while the chips that code a message are shown. */
export const isCoding = signal(false);

/** What is asked for as soon as an alert's detail has come (the phone's dock). */
export const askedFirst = signal<{ id: string; act: string } | null>(null);

/** Asks for what serves every alert of the open one's situation. */
export function askForAll(all: ForAll): void {
  const alert = detail.peek();
  if (!alert) return;
  if (oneTouch.includes(all.act)) void doTogetherAtOnce(alert, all);
  else asked.value = { act: all.act, alert, all };
}

/** The main act: of an alert in a situation, for all that it serves. */
export function askForMain(name: string | null): void {
  const alert = detail.peek();
  const all = alert && offeredOn(alert, actor.peek()?.role ?? '').main === name ? forAll(alert, name) : null;
  if (all) askForAll(all);
  else askFor(name);
}

/** Asks for an act on the open alert alone, where it is offered. */
export function askFor(name: string | null): void {
  const alert = detail.peek();
  if (!alert || name === null) return;
  const { main, beside, more } = offeredOn(alert, actor.peek()?.role ?? '');
  if (name === 'code') {
    if (alert.may.includes('code')) isCoding.value = !isCoding.peek();
    return;
  }
  const found = [main, ...beside, ...more].find((one) => one === name);
  if (!found) return;
  if (found === 'close') void closeOrExplain(alert);
  else if (oneTouch.includes(found)) void doAtOnce(alert, found);
  else asked.value = { act: found, alert };
}

/** Why the last alert could not be closed. */
export const closeRefusal = signal<Refused | null>(null);

/** Closes at once; a refusal opens the dialog that says what is still owed. */
async function closeOrExplain(alert: AlertDetail): Promise<void> {
  const answer = await doAct(alert, 'close');
  if (!answer || answer.ok) return;
  closeRefusal.value = answer.refusal;
  asked.value = { act: 'close', alert };
}

/** From the board, where the detail is not open yet: one touch is done, another act opens with the alert. */
export function askFromBoard(line: BoardLine, open: (number: string) => void): void {
  if (line.next && (oneTouch as readonly string[]).includes(line.next)) {
    const all = forAllOnBoard(line, board.peek()?.values() ?? []);
    void (all ? doTogetherAtOnce(line, all) : doAtOnce(line, line.next));
    return;
  }
  askedFirst.value = line.next ? { id: line.id, act: line.next } : null;
  open(line.number);
}
