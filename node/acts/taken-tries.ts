// A refusal because a number is taken tells that the number is in the network. A person who gives numbers learns it
// three times in a day, for her slips, and then no more: she cannot try out whose phone speaks to us.
import { day, type PenId } from '@ulinzi/domain/kernel';
import type { App } from '../app/index.ts';

const slipsADay = 3;

/** By node and pen, when she tried. A restart forgets; a pen that tries has to be at the door for that. */
const tried = new WeakMap<App, Map<PenId, number[]>>();

function triesOf(app: App): Map<PenId, number[]> {
  const tries = tried.get(app) ?? new Map<PenId, number[]>();
  tried.set(app, tries);
  return tries;
}

/**
 * Takes one of a pen's slips before it is known whether the number is taken: tries that are sent all at once tell no
 * more than others. Gives what hands it back where the number was not, or null where no slip is left today.
 */
export function takeSlip(app: App, pen: PenId): (() => void) | null {
  const tries = triesOf(app);
  const now = app.clock.now();
  const today = (tries.get(pen) ?? []).filter((at) => now - at < day);
  if (today.length >= slipsADay) return null;
  tries.set(pen, [...today, now]);
  return () => {
    const left = [...(tries.get(pen) ?? [])];
    const mine = left.indexOf(now);
    if (mine >= 0) left.splice(mine, 1);
    tries.set(pen, left);
  };
}
