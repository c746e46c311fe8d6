// Which alerts may tell of one event. It is proposed and never tied by itself: two villages may be attacked by two
// groups in one night, and only people can know.
import { hour, type Moment } from '../kernel/index.ts';

/** Of an open alert, what a proposal looks at. */
export interface Candidate {
  readonly id: string;
  readonly base: string;
  readonly community: string | null;
  /** When it was heard, or came in. */
  readonly at: Moment;
  /** The situation that a person has tied it into. */
  readonly situation: string | null;
  /** Alerts that a person has said it is apart from. */
  readonly apart: readonly string[];
  /** True while nothing is decided for it: one decision may serve it. */
  readonly awaitsDecision: boolean;
}

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Proposal {
  /** The situation that these may belong to; null for a new one. */
  readonly situation: string | null;
  /** In the order in which they came. */
  readonly alerts: readonly string[];
}

export const withinKilometres = 15;
export const withinHours = 3;

const earthKilometres = 6_371;
const radians = Math.PI / 180;

/** Great-circle distance. */
export function kilometresBetween(one: Place, other: Place): number {
  const [a, b] = [one.latitude * radians, other.latitude * radians];
  const across = Math.sin((b - a) / 2) ** 2;
  const along = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  return 2 * earthKilometres * Math.asin(Math.min(1, Math.sqrt(across + Math.cos(a) * Math.cos(b) * along)));
}

interface Placed {
  readonly one: Candidate;
  readonly place: Place;
}

interface Group {
  readonly situation: string | null;
  readonly held: readonly Placed[];
  readonly added: Placed[];
}

function isNear(a: Placed, b: Placed): boolean {
  return (
    Math.abs(a.one.at - b.one.at) <= withinHours * hour &&
    kilometresBetween(a.place, b.place) <= withinKilometres
  );
}

function isApart(a: Candidate, b: Candidate): boolean {
  return a.apart.includes(b.id) || b.apart.includes(a.id);
}

/**
 * Alerts of one base of which each is within 15 km and 3 hours of every other, from two villages or more; and alerts
 * that are as near to one of a situation that stands. An alert whose place nobody has settled is in none: where its
 * sender usually is says nothing of where this happened. What somebody has waved away is not proposed again.
 */
export function proposedSituations(
  open: Iterable<Candidate>,
  placeOf: (community: string) => Place | undefined,
): Proposal[] {
  const all = [...open];
  const placed = all
    .flatMap((one) => {
      const place = one.community === null ? undefined : placeOf(one.community);
      return place ? [{ one, place }] : [];
    })
    .sort((a, b) => a.one.at - b.one.at || (a.one.id < b.one.id ? -1 : 1));
  const byBase = new Map<string, Placed[]>();
  for (const each of placed) {
    const before = byBase.get(each.one.base);
    if (before) before.push(each);
    else byBase.set(each.one.base, [each]);
  }
  const tied = all.filter(({ situation }) => situation !== null);
  return [...byBase.values()].flatMap((each) => proposedAtBase(each, tied));
}

function proposedAtBase(placed: readonly Placed[], tied: readonly Candidate[]): Proposal[] {
  const standing = new Map<string, Placed[]>();
  for (const each of placed) {
    const { situation } = each.one;
    if (situation !== null) standing.set(situation, [...(standing.get(situation) ?? []), each]);
  }
  const groups: Group[] = [...standing].map(([situation, held]) => ({ situation, held, added: [] }));
  for (const each of placed) {
    if (each.one.situation !== null) continue;
    // Also from one of the situation whose place nobody has settled.
    const barred = new Set(tied.flatMap((one) => (isApart(one, each.one) ? one.situation : [])));
    const group = groups.find((one) => !barred.has(one.situation) && mayJoin(each, one));
    if (group) group.added.push(each);
    else groups.push({ situation: null, held: [], added: [each] });
  }
  return groups.filter(isWorthAsking).map(({ situation, added }) => ({
    situation,
    alerts: added.map(({ one }) => one.id),
  }));
}

function mayJoin(each: Placed, { held, added }: Group): boolean {
  if (added.some(({ one }) => isApart(one, each.one))) return false;
  return (
    (held.length === 0 || held.some((one) => isNear(one, each))) && added.every((one) => isNear(one, each))
  );
}

/** Something is left to decide; and a new one is of several villages: of one village they are duplicates. */
function isWorthAsking({ situation, added }: Group): boolean {
  if (!added.some(({ one }) => one.awaitsDecision)) return false;
  return situation !== null || new Set(added.map(({ one }) => one.community)).size > 1;
}
