// A refusal because a number is taken tells that the number is in the network. A person who gives numbers learns it
// three times in a day, for her slips, and then no more: she cannot try out whose phone speaks to us.
import { day, type PenId } from '@ulinzi/domain/kernel';
import type { App } from '../app/index.ts';

const slipsADay = 3;

/** By node and pen, when she was told. A restart forgets; a pen that tries has to be at the door for that. */
const told = new WeakMap<App, Map<PenId, number[]>>();

function recent(app: App, pen: PenId): number[] {
  return (told.get(app)?.get(pen) ?? []).filter((at) => app.clock.now() - at < day);
}

/** True when this pen has been told often enough today that numbers are taken. */
export function hasTriedEnough(app: App, pen: PenId): boolean {
  return recent(app, pen).length >= slipsADay;
}

export function noteTaken(app: App, pen: PenId): void {
  const ofNode = told.get(app) ?? new Map<PenId, number[]>();
  ofNode.set(pen, [...recent(app, pen), app.clock.now()]);
  told.set(app, ofNode);
}
