// Circles as numbers: who may read a row of a reading. Each is what it is for (below), times 100,000, plus whose it
// is. They are computed, never chosen, so that a rebuild gives every row the same circle; a number that was given is
// never given again for something else. One circle, one set of readers: where two roles of one territory may not see
// the same thing, they have two circles.
import type { Author } from './roles.ts';

const kinds = {
  /** Alerts of a base, whole. The number that the base was given when it was opened, so that entries carry it. */
  base: 0,
  /** Sources of a base by code: its Assistants and the custodian (safety rule 2). */
  sources: 1,
  /** Rosters and promises of a base. */
  affairs: 2,
  /** Counts of a base, for those posted there. */
  counts: 3,
  /** The one lane that is open upwards: running alerts, for those of a province who answer for them. */
  lane: 4,
  /** The roster of a province. */
  'province-affairs': 5,
  /** Counts of a province by base. */
  'province-counts': 6,
  /** Counts of the mission by province. */
  'mission-counts': 7,
  /** Reports of a base that its writers meant for base and province, and questions between it and the office. */
  reports: 8,
  /** Reports that were meant for the province, past the base's commander (C9). */
  'reports-above': 9,
  /** Between the Assistants of a base and their mentors: who wrote a report and how good it is, reports meant for the mentor alone. */
  mentoring: 10,
} as const;

export type CircleKind = keyof typeof kinds;

const span = 100_000;

type BaseCircleKind = 'base' | 'sources' | 'affairs' | 'counts' | 'reports' | 'reports-above' | 'mentoring';

/** The circle of a kind around a base, by the number that it was given. */
export function baseCircle(kind: BaseCircleKind, base: number): number {
  return kinds[kind] * span + base;
}

/**
 * The circle of a kind around a province, by the letters of its code: a list of provinces may grow and be sorted
 * anew, letters stay.
 */
export function provinceCircle(
  kind: 'lane' | 'province-affairs' | 'province-counts',
  province: string,
): number {
  let number = 0;
  for (const letter of province.slice(0, 3)) number = number * 27 + (letter.charCodeAt(0) - 96);
  return kinds[kind] * span + number;
}

export const missionCountsCircle = kinds['mission-counts'] * span;

/** What a circle is for. */
export function circleKind(circle: number): CircleKind | undefined {
  const kind = Math.floor(circle / span);
  return (Object.keys(kinds) as CircleKind[]).find((name) => kinds[name] === kind);
}

const ofReports = ['reports', 'reports-above', 'mentoring'] as const;

/** What of a base's reports a role reads, at the base or in its province. The protection manager is the mentor (H6). */
function reportsFor(role: Author): readonly (typeof ofReports)[number][] {
  switch (role) {
    case 'assistant':
    case 'protection-manager':
      return ofReports;
    case 'head-of-office':
      return ['reports', 'reports-above'];
    case 'commander':
    case 'jpt-member':
      return ['reports'];
    default:
      return [];
  }
}

interface Reader {
  readonly role: Author;
  readonly base: string | null;
  readonly province: string | null;
}

interface Territory {
  readonly slug: string;
  readonly province: string;
  readonly circle: number;
}

/** The roles of a province who answer for its alerts. */
export const laneRoles: readonly Author[] = ['duty-officer', 'protection-manager', 'head-of-office'];

/** The circles of somebody in a post, smallest number first. Nobody in particular has none. */
export function circlesOf(reader: Reader, bases: Iterable<Territory>): number[] {
  return [...new Set(circlesIn(reader, [...bases]))].sort((a, b) => a - b);
}

function* circlesIn({ role, base, province }: Reader, bases: readonly Territory[]): Iterable<number> {
  const isEverywhere = role === 'custodian' || role === 'node' || role === 'administrator';
  if (isEverywhere) {
    for (const { circle, province: of } of bases) {
      yield baseCircle('affairs', circle);
      yield provinceCircle('province-affairs', of);
      if (role === 'administrator') continue;
      yield baseCircle('base', circle);
      yield baseCircle('sources', circle);
      for (const kind of ofReports) yield baseCircle(kind, circle);
    }
    yield missionCountsCircle;
    return;
  }
  if (role === 'mission-analyst') {
    yield missionCountsCircle;
    return;
  }
  if (laneRoles.includes(role) && province) yield provinceCircle('lane', province);
  const own = base === null ? undefined : bases.find(({ slug }) => slug === base);
  if (own) {
    yield baseCircle('affairs', own.circle);
    yield baseCircle('counts', own.circle);
    if (role === 'assistant' || role === 'commander') yield baseCircle('base', own.circle);
    if (role === 'assistant') yield baseCircle('sources', own.circle);
    for (const kind of reportsFor(role)) yield baseCircle(kind, own.circle);
  } else if (base === null && province) {
    yield provinceCircle('province-affairs', province);
    yield provinceCircle('province-counts', province);
    for (const one of bases) {
      if (one.province !== province) continue;
      yield baseCircle('affairs', one.circle);
      for (const kind of reportsFor(role)) yield baseCircle(kind, one.circle);
    }
  }
}
