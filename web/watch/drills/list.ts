// The weekly drills, as screens hold them, and what they say of each source. Pure but for the list itself.
import type { DrillsAnswer } from '@ulinzi/domain/drills';
import { listOf } from '../../shared/list.ts';

export type Drill = DrillsAnswer['drills'][number];
export type Bip = Drill['waiting'][number];

export const drills = listOf<DrillsAnswer>('api/drills', 'drills', 'sources');

/** Bars are drawn of so many drills. */
const weeksShown = 8;

/** The drills that are running or still ahead, the next one first. */
export function coming(all: readonly Drill[]): Drill[] {
  return all.filter(({ state }) => state !== 'over').sort((a, b) => a.from.localeCompare(b.from));
}

/** What is over, the last of them first. */
export function past(all: readonly Drill[]): Drill[] {
  return all.filter(({ state }) => state === 'over').sort((a, b) => b.from.localeCompare(a.from));
}

/** Drills with something on the watch room's board: one that runs, or of which a bip still waits. */
export function marked(all: readonly Drill[]): Drill[] {
  return all.filter(({ state, waiting }) => state === 'running' || waiting.length > 0);
}

export type Week = { readonly from: string; readonly was: 'heard' | 'silent' | 'not-asked' };

export interface Weeks {
  readonly source: string;
  readonly communityLabel: string | null;
  /** The last one at the end. */
  readonly weeks: readonly Week[];
}

/** For each source of a base the last drills: heard, silent or not asked. Those who are silent longest come first. */
export function weeksOf(all: readonly Drill[]): Weeks[] {
  const over = past(all)
    .filter(({ sources }) => sources.length > 0)
    .slice(0, weeksShown)
    .reverse();
  const places = new Map(over.flatMap(({ sources }) => sources).map((one) => [one.source, one]));
  const rows = [...places.values()].map(({ source, communityLabel }) => ({
    source,
    communityLabel,
    weeks: over.map(({ from, sources }): Week => {
      const own = sources.find((one) => one.source === source);
      return { from, was: own === undefined ? 'not-asked' : own.isHeard ? 'heard' : 'silent' };
    }),
  }));
  return rows.sort(
    (a, b) => silentLately(b.weeks) - silentLately(a.weeks) || a.source.localeCompare(b.source),
  );
}

/** How many times running she was silent up to now. */
function silentLately(weeks: readonly Week[]): number {
  const asked = weeks.filter(({ was }) => was !== 'not-asked').reverse();
  const heard = asked.findIndex(({ was }) => was === 'heard');
  return heard < 0 ? asked.length : heard;
}
