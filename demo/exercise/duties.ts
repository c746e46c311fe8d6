// Rosters from before the story begins until fourteen days after the opening: Assistants take turns of three days,
// commanders and duty officers of a week. Two gaps lie in the coming 72 hours and one in the story, on purpose.
import type { Seat } from '@ulinzi/domain/people';
import type { ExerciseDuty } from './exercise.ts';
import { bases } from './places.ts';

const day = 24;
const from = -10 * day;
const until = 14 * day;

export interface RosterGap {
  readonly seat: Seat;
  readonly scope: string;
  readonly fromHour: number;
  readonly untilHour: number;
}

/** Times in which nobody is on duty, so that a gap and what comes of it can be seen. */
export const gaps: readonly RosterGap[] = [
  { seat: 'assistant', scope: 'walikale', fromHour: -126, untilHour: -118 },
  { seat: 'assistant', scope: 'kibua', fromHour: 28, untilHour: 36 },
  { seat: 'commander', scope: 'komanda', fromHour: 50, untilHour: 62 },
];

/** Turns of equal length through the whole roster; `firstUntil` is where the first one ends. */
function turns(
  seat: Seat,
  scope: string,
  posts: readonly string[],
  hours: number,
  firstUntil: number,
): ExerciseDuty[] {
  const all: ExerciseDuty[] = [];
  for (let start = from, end = firstUntil, n = 0; start < until; start = end, end += hours, n++) {
    const post = posts[n % posts.length] as string;
    all.push({ post, seat, scope, fromHour: start, untilHour: Math.min(end, until) });
  }
  return all;
}

/** Takes the gaps of a roster out of its turns. */
function without(duties: readonly ExerciseDuty[], holes: readonly RosterGap[]): ExerciseDuty[] {
  return holes.reduce<readonly ExerciseDuty[]>(
    (rest, hole) =>
      rest.flatMap((duty) => {
        if (duty.seat !== hole.seat || duty.scope !== hole.scope) return [duty];
        const before = { ...duty, untilHour: Math.min(duty.untilHour, hole.fromHour) };
        const after = { ...duty, fromHour: Math.max(duty.fromHour, hole.untilHour) };
        return [before, after].filter((part) => part.fromHour < part.untilHour);
      }),
    duties,
  ) as ExerciseDuty[];
}

const whole: readonly ExerciseDuty[] = [
  ...bases.flatMap(({ slug }, n) => [
    // Hand-overs differ from base to base; at the opening every first Assistant has the phone.
    ...turns('assistant', slug, [`${slug}-cla-1`, `${slug}-cla-2`], 3 * day, from + 4 + (n % 3) * 8),
    ...turns('commander', slug, [`${slug}-commander`], 7 * day, from + 7 * day),
  ]),
  ...['nk', 'sk', 'it'].flatMap((province, n) =>
    turns(
      'duty-officer',
      province,
      // The protection manager stands in every third week, not at the opening.
      [`${province}-duty-officer`, `${province}-protection-manager`, `${province}-duty-officer`],
      7 * day,
      from + (n + 1) * day,
    ),
  ),
];

export const duties: readonly ExerciseDuty[] = without(whole, gaps);
