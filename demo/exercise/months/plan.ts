// Where and when the alerts of the months before today's story come: uneven on purpose, so that there is something to
// see. Times are minutes before the opening.
import { bases, communities } from '../places.ts';
import { sources } from '../sources.ts';
import type { ExerciseSource } from '../exercise.ts';
import type { Draws } from './draws.ts';
import type { Happening, Tongue } from './said.ts';

/** The months begin and end so many days before the opening; what follows is written by hand. */
export const firstDay = 101;
const lastDay = 12;

export interface Planned {
  readonly base: string;
  readonly province: string;
  readonly minutesAgo: number;
  /** Who speaks up, or null where it is a stranger. */
  readonly source: ExerciseSource | null;
  readonly tongue: Tongue;
  readonly happening: Happening;
  /** Rung and hung up: a call costs what a text costs, and a bip nothing. */
  readonly isBip: boolean;
  /** This base answers late. */
  readonly isLate: boolean;
}

/** The base that answers late: one road, one radio, and two Assistants for five valleys. */
export const lateBase = 'komanda';
/** The base that was quiet until five weeks ago. */
export const restlessBase = 'baraka';

/** Alerts in an ordinary week. */
const perWeek: Readonly<Record<string, number>> = {
  kibua: 2,
  walikale: 1.7,
  nyabiondo: 2.4,
  kitchanga: 2.6,
  kiwanja: 1.9,
  beni: 3.2,
  bunyakiri: 1.1,
  mwenga: 1.1,
  uvira: 1.7,
  baraka: 1.1,
  bunia: 2.2,
  komanda: 1.6,
};

/** By weeks before the opening, newest first: a province has bad weeks and good ones. */
const season: Readonly<Record<string, readonly number[]>> = {
  nk: [1, 1.1, 0.8, 0.7, 1.4, 1.9, 1.6, 0.9, 0.6, 0.7, 1, 1.2, 0.8, 0.7, 0.8],
  sk: [1, 0.9, 1.2, 1, 0.7, 0.6, 0.8, 1.5, 1.7, 1, 0.6, 0.8, 1, 0.9, 0.8],
  it: [1, 1.3, 1.6, 1.2, 0.8, 0.5, 0.5, 0.7, 1, 1.1, 1.7, 1.4, 0.8, 0.7, 0.8],
};

/** What happens where, by weight; market days have a weight of their own below. */
const usual: readonly (readonly [Happening, number])[] = [
  ['weapons-seen', 14],
  ['shots', 9],
  ['attack', 5],
  ['looting', 11],
  ['abduction', 5],
  ['fire', 4],
  ['displacement', 8],
  ['roadblock', 7],
  ['extortion', 7],
  ['threat', 9],
  ['arrest', 4],
  ['troop-movement', 9],
  ['tension', 6],
  ['forced-labour', 3],
];
const onMarketDays: readonly (readonly [Happening, number])[] = [
  ['looting', 10],
  ['roadblock', 8],
  ['extortion', 8],
  ['weapons-seen', 4],
  ['tension', 3],
  ['arrest', 2],
];

/** Every seventh day there is a market; not on the same day everywhere. */
function isMarketDay(base: string, daysAgo: number): boolean {
  return daysAgo % 7 === bases.findIndex(({ slug }) => slug === base) % 5;
}

/** Three weeks without units in the shops of three bases: whoever has none rings and hangs up. */
export function isSeasonOfBips(base: string, daysAgo: number): boolean {
  return ['walikale', 'bunyakiri', 'mwenga', 'nyabiondo'].includes(base) && daysAgo <= 76 && daysAgo > 54;
}

function rate(base: string, province: string, daysAgo: number): number {
  const week = Math.floor(daysAgo / 7);
  const factor = season[province]?.[week] ?? 1;
  const restless = base !== restlessBase ? 1 : week < 6 ? 3.4 : 0.3;
  const market = isMarketDay(base, daysAgo) ? 2.6 : 0.75;
  return (((perWeek[base] ?? 1) / 7) * factor * restless * market) / 1.22;
}

function tongueOf(draws: Draws, base: string, source: ExerciseSource | null): Tongue {
  const own = source?.language === 'sw' ? 'sw' : source ? 'fr' : draws.pick(['fr', 'sw'] as const);
  if (base === 'kiwanja' && draws.chance(0.5)) return 'rw';
  if (base === 'kitchanga' && draws.chance(0.15)) return 'rw';
  if ((base === 'bunia' || base === 'komanda') && draws.chance(0.6)) return 'ln';
  if (base === 'walikale' && draws.chance(0.15)) return 'ln';
  return own;
}

/** Minutes of one province in which somebody is being rung: two rings are never answered with one page. */
export class Quiet {
  readonly #taken = new Map<string, (readonly [from: number, until: number])[]>();

  /** True, and from then on taken, where nothing else rings between two moments (in minutes before the opening). */
  take(province: string, from: number, until: number): boolean {
    const taken = this.#taken.get(province) ?? [];
    if (taken.some(([start, end]) => start > until && from > end)) return false;
    this.#taken.set(province, [...taken, [from, until]]);
    return true;
  }
}

/** Somebody is rung for an alert within this many minutes of it. */
const ringing = 70;

/** All alerts of the months, oldest first. */
export function planned(draws: Draws, quiet: Quiet): Planned[] {
  const all: Planned[] = [];
  for (let daysAgo = firstDay; daysAgo >= lastDay; daysAgo--) {
    for (const { slug: base, province } of bases) {
      let left = rate(base, province, daysAgo);
      // What comes seldom comes together: one bad day, and quiet before and after.
      for (; draws.chance(Math.min(0.95, left)); left *= 0.45) {
        const one = plannedOn(draws, quiet, base, province, daysAgo);
        if (one) all.push(one);
      }
    }
  }
  return all.sort((a, b) => b.minutesAgo - a.minutesAgo);
}

function plannedOn(
  draws: Draws,
  quiet: Quiet,
  base: string,
  province: string,
  daysAgo: number,
): Planned | null {
  for (let attempt = 0; attempt < 20; attempt++) {
    const minutesAgo = daysAgo * 1_440 - draws.between(0, 1_439);
    if (!quiet.take(province, minutesAgo + 5, minutesAgo - ringing)) continue;
    // A stranger's message comes in where the gateway stands.
    const isStranger = base === 'kibua' && draws.chance(0.4);
    const source = isStranger ? null : draws.pick(sourcesOf(base));
    return {
      base,
      province,
      minutesAgo,
      source,
      tongue: tongueOf(draws, base, source),
      happening: draws.weighed(isMarketDay(base, daysAgo) ? onMarketDays : usual),
      isBip: !isStranger && draws.chance(isSeasonOfBips(base, daysAgo) ? 0.6 : 0.07),
      isLate: base === lateBase && draws.chance(0.8),
    };
  }
  return null;
}

export function communitiesOf(base: string): string[] {
  return communities.filter((one) => one.base === base).map(({ slug }) => slug);
}

/** Sources in the villages of a base. */
export function sourcesOf(base: string): ExerciseSource[] {
  const own = new Set(communitiesOf(base));
  return sources.filter(({ community }) => own.has(community));
}
