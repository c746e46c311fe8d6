// How what is followed up for months is written down: its making, and what was done about it day after day.
import type { Step } from './exercise.ts';

const day = 24 * 60;

export type Fields = Readonly<Record<string, unknown>>;
/** When (days before the opening, at a time of day of its own), by whom, the act's last word, its fields. */
export type Deed = readonly [daysAgo: number, by: string, what: string, fields?: Fields];

/** What is done to one thing, its making first. */
export function followed(
  kind: 'visit' | 'plan' | 'recommendation' | 'report' | 'question',
  name: string,
  ...deeds: readonly Deed[]
): Step[] {
  return deeds.map(([daysAgo, by, what, fields = {}], nth) => ({
    minutesAgo: daysAgo * day - nth * 7,
    kind: 'act',
    act: `${kind}.${what}`,
    by,
    ...(nth === 0 ? { as: name } : { on: name }),
    fields,
  }));
}

export const named = (name: string) => ({ named: name });
export const ago = (daysAgo: number) => ({ daysAgo });
export const ahead = (daysAhead: number) => ({ daysAhead });
