// Turns by the week that is looked at: each week is read once, and again when the node says that rosters changed.
import type { DutiesAnswer } from '@ulinzi/domain/registers';
import type { Moment } from '@ulinzi/domain/kernel';
import { type Duty, type Seat, week } from '@ulinzi/domain/people';
import { listOf, type LiveReading } from '../../shared/list.ts';
import type { Turn } from './week.ts';

const weeks = new Map<Moment, LiveReading<DutiesAnswer>>();

/** The turns of one week. Kept by week, so that an answer for another one is never drawn as this one's. */
export function dutiesOf(start: Moment): LiveReading<DutiesAnswer> {
  const known = weeks.get(start);
  if (known) return known;
  const from = new Date(start).toISOString();
  const until = new Date(start + week).toISOString();
  const reading = listOf<DutiesAnswer>(`api/duties?from=${from}&until=${until}`, 'duties');
  weeks.set(start, reading);
  return reading;
}

/** Turns of one seat of one base or province. */
export function turnsOf(answer: DutiesAnswer, seat: Seat, scope: string): Turn[] {
  return answer.duties
    .filter((duty) => duty.seat === seat && duty.scope === scope)
    .map(({ id, post, from, until }) => ({ id, post, from: Date.parse(from), until: Date.parse(until) }));
}

/** Turns as the rules of rosters take them. */
export function rosterOf(answer: DutiesAnswer): Duty[] {
  return answer.duties.map(({ post, seat, scope, from, until }) => ({
    post,
    seat: seat as Seat,
    scope,
    from: Date.parse(from),
    until: Date.parse(until),
  }));
}
