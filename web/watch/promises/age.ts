// How old a promise is, on one scale of days for all of them. Pure, so that it is tested without a screen.
import type { PromisesAnswer } from '@ulinzi/domain/registers';

export type Promised = PromisesAnswer['promises'][number];

const dayMs = 86_400_000;

/** Lengths a scale may have, in days, each with the days between its ticks. */
const scales = [
  [7, 1],
  [14, 7],
  [28, 7],
  [60, 15],
  [90, 30],
  [180, 60],
  [360, 90],
] as const;

export interface AgeScale {
  readonly days: number;
  readonly ticks: readonly number[];
}

/** Full days since it was promised. */
export function ageDays({ madeAt }: Promised, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(madeAt)) / dayMs));
}

/** Full days until it is due; 0 on the last day, negative where it has passed. */
export function daysLeft({ due }: Promised, now: number): number {
  const left = Date.parse(due) - now;
  return left < 0 ? -Math.floor(-left / dayMs) - 1 : Math.floor(left / dayMs);
}

/** The shortest scale on which each of them fits, with its term. */
export function scaleOf(promises: readonly Promised[], now: number): AgeScale {
  const longest = promises.reduce((most, one) => {
    const made = Date.parse(one.madeAt);
    return Math.max(most, (now - made) / dayMs, (Date.parse(one.due) - made) / dayMs);
  }, 0);
  const [days, step] =
    scales.find(([length]) => longest <= length) ??
    ([Math.ceil(longest / 360) * 360, Math.ceil(longest / 360) * 90] as const);
  return { days, ticks: Array.from({ length: Math.floor(days / step) + 1 }, (_, nth) => nth * step) };
}

export interface AgeBar {
  /** Shares of the scale: until today or the due day, whichever comes first; the due day; today. */
  readonly kept: number;
  readonly due: number;
  readonly age: number;
}

export function barOf({ madeAt, due }: Promised, scale: AgeScale, now: number): AgeBar {
  const made = Date.parse(madeAt);
  const share = (at: number) => Math.min(1, Math.max(0, (at - made) / dayMs / scale.days));
  return { kept: share(Math.min(now, Date.parse(due))), due: share(Date.parse(due)), age: share(now) };
}

export interface OfCommunity {
  readonly community: string;
  readonly label: string;
  readonly promises: readonly Promised[];
}

/** By community, the one that has waited longest first; within it the oldest promise first (B20). */
export function byCommunity(promises: readonly Promised[]): OfCommunity[] {
  const groups = new Map<string, Promised[]>();
  const oldestFirst = [...promises].sort((a, b) => a.madeAt.localeCompare(b.madeAt));
  for (const one of oldestFirst) groups.set(one.community, [...(groups.get(one.community) ?? []), one]);
  return [...groups].map(([community, own]) => ({
    community,
    label: own[0]?.communityLabel ?? community,
    promises: own,
  }));
}

/** True while nobody has said what became of it. */
export function isOpen({ standing }: Promised): boolean {
  return standing === 'open' || standing === 'overdue';
}
