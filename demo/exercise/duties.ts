// Rosters from before the story begins until fourteen days after the opening: Assistants take turns of three days (a
// week in the months before), commanders and duty officers of a week. Two gaps lie in the coming 72 hours and one in
// the story, on purpose.
import type { Seat } from '@ulinzi/domain/people';
import type { ExerciseDuty } from './exercise.ts';
import { monthsBegin } from './months/months.ts';
import { bases } from './places.ts';

const day = 24;
const storyFrom = -10 * day;
const rosterUntil = 14 * day;
/** In the months before, everybody takes turns of a week. */
const monthsFrom = -(monthsBegin + 1) * day;

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

/** Turns of equal length from one hour to another; `firstUntil` is where the first one ends. */
function turns(
  seat: Seat,
  scope: string,
  posts: readonly string[],
  hours: number,
  firstUntil: number,
  [from, until]: readonly [number, number] = [storyFrom, rosterUntil],
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
    ...turns('assistant', slug, [`${slug}-cla-1`, `${slug}-cla-2`], 3 * day, storyFrom + 4 + (n % 3) * 8),
    ...turns('commander', slug, [`${slug}-commander`], 7 * day, storyFrom + 7 * day),
  ]),
  ...['nk', 'sk', 'it'].flatMap((province, n) =>
    turns(
      'duty-officer',
      province,
      // The protection manager stands in every third week, not at the opening.
      [`${province}-duty-officer`, `${province}-protection-manager`, `${province}-duty-officer`],
      7 * day,
      storyFrom + (n + 1) * day,
    ),
  ),
];

/** The months before: by weeks, which is enough of a roster for what is drawn. */
const earlier: readonly ExerciseDuty[] = [
  ...bases.flatMap(({ slug }, n) => [
    ...weeks('assistant', slug, [`${slug}-cla-1`, `${slug}-cla-2`], n),
    ...weeks('commander', slug, [`${slug}-commander`], n),
  ]),
  ...['nk', 'sk', 'it'].flatMap((province, n) =>
    weeks('duty-officer', province, [`${province}-duty-officer`, `${province}-protection-manager`], n),
  ),
];

function weeks(seat: Seat, scope: string, posts: readonly string[], nth: number): ExerciseDuty[] {
  return turns(seat, scope, posts, 7 * day, monthsFrom + (1 + (nth % 7)) * day, [monthsFrom, storyFrom]);
}

export const duties: readonly ExerciseDuty[] = [...earlier, ...without(whole, gaps)];
