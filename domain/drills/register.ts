import { type DataOf, day, hour, type Moment, momentOf, type SubjectId } from '../kernel/index.ts';
import type { callDrill, countDrill } from './acts.ts';

export interface Drill {
  readonly base: string;
  readonly from: Moment;
  readonly until: Moment;
  /** Null where every village of the base is meant. */
  readonly communities: readonly string[] | null;
  /** When somebody ended it before its time. */
  readonly endedAt: Moment | null;
}

export interface DrillResult {
  readonly drill: SubjectId;
  readonly base: string;
  readonly at: Moment;
  readonly heard: readonly SubjectId[];
  readonly silent: readonly SubjectId[];
}

/** A drill is never longer. */
export const longestDrill = 12 * hour;

/** From the beginning of one to that of the next: one a week, an hour earlier or later. */
export const drillsApart = 6 * day;

/** A drill is called for the coming fortnight. */
export const drillAhead = 14 * day;

export function drillCalled({ base, from, until, communities }: DataOf<typeof callDrill>): Drill {
  return {
    base,
    from: momentOf(from),
    until: momentOf(until),
    communities: communities ?? null,
    endedAt: null,
  };
}

export function drillEnded(drill: Drill, at: Moment): Drill {
  return { ...drill, endedAt: drill.endedAt ?? at };
}

export function drillCounted(data: DataOf<typeof countDrill>, at: Moment): DrillResult {
  return {
    drill: data.drill as SubjectId,
    base: data.base,
    at,
    heard: data.heard as SubjectId[],
    silent: data.silent as SubjectId[],
  };
}

/** When it was over, or will be. */
export function drillOver({ until, endedAt }: Drill): Moment {
  return Math.min(until, endedAt ?? until);
}

/** Whether it was held at this moment. */
export function isRunning(drill: Drill, at: Moment): boolean {
  return drill.from <= at && at < drillOver(drill);
}

/** Whether it was ended before it began: then it was none. */
export function wasHeld({ from, endedAt }: Drill): boolean {
  return endedAt === null || endedAt > from;
}

/** Whether a village of a base is meant by it. */
export function isMeant(drill: Drill, village: { readonly slug: string; readonly base: string }): boolean {
  if (drill.base !== village.base) return false;
  return drill.communities === null || drill.communities.includes(village.slug);
}
