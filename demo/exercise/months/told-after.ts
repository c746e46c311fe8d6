// How the village was told, or was not: mostly on the same day, sometimes late, sometimes only at the second date, and
// now and then never, because it was not possible or not safe.
import type { Deed } from '../told.ts';
import type { Course } from './course.ts';
import type { Draws } from './draws.ts';
import { lateBase, type Planned, type Quiet } from './plan.ts';

type Way = 'voice' | 'in-person' | 'agreed-phrase';

export interface Telling {
  readonly deeds: readonly Deed[];
  /** Minutes after the opening at which the last of them is done; retry dates ahead do not count. */
  readonly until: number;
  readonly isTold: boolean;
}

function wayTo(draws: Draws, { source }: Planned): Way {
  // Nothing is sent to a phone outside its safe hours, and the hour of the opening is not known here.
  const mayBeSent = source !== null && source.safeFrom === undefined;
  return draws.weighed<Way>([
    ['voice', 6],
    ['in-person', 3],
    ['agreed-phrase', mayBeSent ? 2 : 0],
  ]);
}

const given = (after: number, way: Way): Deed => [after, 'assistant', 'feedback', { result: 'given', way }];
const close = (after: number): Deed => [after, 'commander', 'close'];

/** The village is told `after` minutes after the opening, and the alert closed. */
function toldSoon(draws: Draws, planned: Planned, since: number): Telling {
  const after = since + draws.between(15, 260);
  const until = after + draws.between(8, 50);
  return { deeds: [given(after, wayTo(draws, planned)), close(until)], until, isTold: true };
}

/** After 24 hours the Assistant and the commander are rung for it. */
function toldLate(draws: Draws, late: number): Telling {
  const after = late + draws.between(60, 700);
  return {
    deeds: [
      [late + 3, 'assistant', 'acknowledge', { clock: 'feedback' }],
      [late + 4, 'commander', 'acknowledge', { clock: 'feedback' }],
      given(after, 'voice'),
      close(after + 15),
    ],
    until: after + 15,
    isTold: true,
  };
}

/** Nobody could be reached, or it was not safe: to be tried again `retry` minutes after the opening. */
function notYet(draws: Draws, after: number, retry: number): Deed[] {
  const retryAt = { after: retry };
  return draws.chance(0.5)
    ? [[after + 200, 'assistant', 'feedback', { result: 'unsafe', retryAt }]]
    : [
        [after, 'assistant', 'feedback', { result: 'attempt-failed' }],
        [after + 150, 'assistant', 'feedback', { result: 'attempt-failed' }],
        [after + 200, 'assistant', 'feedback', { result: 'not-possible', retryAt }],
      ];
}

/** It did not go at first: closed with a date, and told before that date. */
function toldAtSecondDate(draws: Draws, since: number): Telling {
  const after = since + draws.between(30, 200);
  const retry = after + draws.between(2, 4) * 1_440;
  const told = retry - draws.between(30, 600);
  const deeds = notYet(draws, after, retry);
  return { deeds: [...deeds, close(after + 210), given(told, 'in-person')], until: told, isTold: true };
}

/** Still not told today: the next date lies ahead of the opening. */
export function neverTold(draws: Draws, planned: Planned, since: number): Telling {
  const after = since + draws.between(30, 200);
  const retry = planned.minutesAgo + draws.between(3, 12) * 1_440;
  const deeds = notYet(draws, after, retry);
  return { deeds: [...deeds, close(after + 215)], until: after + 215, isTold: false };
}

/** How the village was told of an alert; `room` is how long after the opening the months still go on. */
export function tellingOf(
  draws: Draws,
  planned: Planned,
  quiet: Quiet,
  { until: since, owedFrom }: Course,
  room: number,
): Telling {
  const lateAfter = owedFrom + 1_440;
  const isLate = draws.chance(planned.base === lateBase ? 0.35 : 0.05);
  const late = planned.minutesAgo - lateAfter;
  if (isLate && lateAfter + 900 < room && quiet.take(planned.province, late + 5, late - 20)) {
    return toldLate(draws, lateAfter);
  }
  if (draws.chance(0.07) && since + 6_300 < room) return toldAtSecondDate(draws, since);
  return toldSoon(draws, planned, since);
}
