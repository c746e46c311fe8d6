// What the map shows, as rows: drawn as signs on the map and as lines in the table, so that both say the same. Pure.
import type { Reach, Season } from '@ulinzi/domain/geography';
import type { CommunitiesAnswer } from '@ulinzi/domain/registers';
import type { Tone } from '../alerts/index.ts';
import { plain } from '../../shared/plain.ts';
import { type PlaceAlerts, tones } from './place-alerts.ts';
import { type From, reaches, reachFrom, type RoadsByPair, type VillageReach } from './reach-shown.ts';

export type Village = CommunitiesAnswer['communities'][number];

/** How far the alert network of a village has come, as the map draws it: it runs, it is being built, there is none. */
export const networks = ['runs', 'begun', 'none'] as const;
export type Network = (typeof networks)[number];

/** A pilot runs already: its alerts are answered. */
export function networkOf(stage: string): Network {
  if (stage === 'pilot' || stage === 'active') return 'runs';
  return stage === 'none' ? 'none' : 'begun';
}

export interface MapRow {
  readonly village: Village;
  readonly alerts: PlaceAlerts | null;
  readonly by: VillageReach;
  readonly network: Network;
}

/** Every village with its road and its network; what stands there of alerts is added to them. */
export function bareRows(
  villages: Iterable<Village>,
  pairs: RoadsByPair,
  from: From,
  season: Season,
): MapRow[] {
  return [...villages].map((village) => ({
    village,
    alerts: null,
    by: reachFrom(pairs, village, from, season),
    network: networkOf(village.stage),
  }));
}

export function withAlerts(bare: readonly MapRow[], places: readonly PlaceAlerts[]): MapRow[] {
  const byCommunity = new Map(places.map((place) => [place.community, place]));
  return bare.map((row) => {
    const alerts = byCommunity.get(row.village.slug);
    return alerts ? { ...row, alerts } : row;
  });
}

export interface Counts {
  /** Places, not alerts: what is counted is what is drawn. */
  readonly tones: Readonly<Record<Tone, number>>;
  readonly reach: Readonly<Record<Reach, number>>;
  readonly network: Readonly<Record<Network, number>>;
}

/** How many signs of each kind stand on the map, for its legend. */
export function countsOf(rows: readonly MapRow[]): Counts {
  const none = <Kind extends string>(kinds: readonly Kind[]) =>
    Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  const counts = { tones: none(tones), reach: none(reaches), network: none(networks) };
  for (const row of rows) {
    if (row.alerts) counts.tones[row.alerts.tone] += 1;
    counts.reach[row.by.reach] += 1;
    counts.network[row.network] += 1;
  }
  return counts;
}

export const sorts = ['urgency', 'place', 'minutes'] as const;
export type Sort = (typeof sorts)[number];

/** A known road comes before a closed one, and that before one of which nobody knows. */
const minutesOf = ({ by }: MapRow): number => by.minutes ?? (by.road ? 1e6 : 1e7);

/** The rows in an order; `places` are in the board's, and what needs someone next stands first by urgency. */
export function sorted(rows: readonly MapRow[], places: readonly PlaceAlerts[], by: Sort): MapRow[] {
  const boardPlace = new Map(places.map((place, nth) => [place.community, nth]));
  const urgency = ({ village, alerts }: MapRow) =>
    alerts ? tones.indexOf(alerts.tone) * 1e6 + (boardPlace.get(village.slug) ?? 0) : Number.MAX_SAFE_INTEGER;
  const names = new Intl.Collator('fr');
  const byName = (a: MapRow, b: MapRow) => names.compare(a.village.label, b.village.label);
  const compare: Record<Sort, (a: MapRow, b: MapRow) => number> = {
    urgency: (a, b) => urgency(a) - urgency(b) || minutesOf(a) - minutesOf(b) || byName(a, b),
    place: byName,
    minutes: (a, b) => minutesOf(a) - minutesOf(b) || byName(a, b),
  };
  return [...rows].sort(compare[by]);
}

/** Rows in whose village, other names or base each typed word stands. */
export function found(rows: readonly MapRow[], typed: string, baseLabel: (slug: string) => string): MapRow[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...rows];
  return rows.filter(({ village }) => {
    const hay = plain([village.label, ...village.aliases, baseLabel(village.base)].join(' '));
    return words.every((word) => hay.includes(word));
  });
}
