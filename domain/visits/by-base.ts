// Which bases see teams and which do not: never visited first, then the most vulnerable (A15).
import { daysBetween } from '../kernel/index.ts';
import { cancelReasons } from './codes.ts';
import type { CancelReason, Visit, VisitState } from './register.ts';

export interface BaseToVisit {
  readonly slug: string;
  /** The highest of its communities; null where nobody has said it of any. */
  readonly vulnerability: number | null;
}

export interface VisitsOfBase {
  readonly base: string;
  readonly vulnerability: number | null;
  readonly counts: Readonly<Record<VisitState, number>>;
  readonly cancelledBy: readonly { readonly reason: CancelReason; readonly visits: number }[];
  /** The last day of the last visit that was held; null where none ever was. */
  readonly lastHeldOn: string | null;
  readonly daysSinceHeld: number | null;
}

/**
 * Visits by base: bases that no team has ever come to first, then by vulnerability, then by how long ago. A vulnerability
 * that nobody has said comes last.
 */
export function visitsByBase(
  bases: Iterable<BaseToVisit>,
  visits: Iterable<Visit>,
  today: string,
): VisitsOfBase[] {
  const byBase = new Map<string, Visit[]>();
  for (const visit of visits) byBase.set(visit.base, [...(byBase.get(visit.base) ?? []), visit]);
  return [...bases]
    .map(({ slug, vulnerability }) => visitsOf(slug, vulnerability, byBase.get(slug) ?? [], today))
    .sort(
      (one, other) =>
        Number(one.lastHeldOn !== null) - Number(other.lastHeldOn !== null) ||
        (other.vulnerability ?? -1) - (one.vulnerability ?? -1) ||
        (other.daysSinceHeld ?? 0) - (one.daysSinceHeld ?? 0) ||
        (one.base < other.base ? -1 : 1),
    );
}

function visitsOf(
  base: string,
  vulnerability: number | null,
  visits: readonly Visit[],
  today: string,
): VisitsOfBase {
  const counts = { wanted: 0, planned: 0, held: 0, cancelled: 0 };
  let lastHeldOn: string | null = null;
  for (const { state, until } of visits) {
    counts[state] += 1;
    if (state === 'held' && until !== null && (lastHeldOn === null || until > lastHeldOn)) lastHeldOn = until;
  }
  return {
    base,
    vulnerability,
    counts,
    cancelledBy: cancelledByReason(visits),
    lastHeldOn,
    daysSinceHeld: lastHeldOn === null ? null : daysBetween(lastHeldOn, today),
  };
}

/** How many were cancelled for each reason; reasons that were not given are left out. */
export function cancelledByReason(
  visits: readonly Visit[],
): { readonly reason: CancelReason; readonly visits: number }[] {
  return cancelReasons.flatMap((reason) => {
    const cancelled = visits.filter((visit) => visit.state === 'cancelled' && visit.reason === reason).length;
    return cancelled > 0 ? [{ reason, visits: cancelled }] : [];
  });
}
