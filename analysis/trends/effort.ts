import type { Departure, DepartureReport } from './departures.ts';

/**
 * `agree`: flagged whether reports follow effort or not. `cannot-separate`: flagged under one of the two only, so more
 * reporting cannot be told from more violence. `none`: flagged under neither. `not-given`: nothing known of effort.
 */
export type EffortVerdict = 'agree' | 'cannot-separate' | 'none' | 'not-given';

/** An area held against its past, under both readings of effort where effort is known. */
export interface JudgedArea extends Departure {
  flag: boolean;
  effort: EffortVerdict;
  /** Counts as they came, and counts in proportion to effort; only where effort is known. */
  byEffort?: { plain: Departure; proportional: Departure };
}

/** Flags areas with q <= level, the least likely first; with no effort known. */
export function judge(report: DepartureReport, level: number): JudgedArea[] {
  return ranked(
    report.departures.map((one) => ({ ...one, flag: one.q <= level, effort: 'not-given' as const })),
  );
}

/**
 * Flags only what is out of the ordinary both if reports do not follow effort (exponent 0) and if they are in
 * proportion to it (exponent 1). Each area is shown under the reading in which it is less surprising.
 */
export function judgeWithEffort(
  plain: DepartureReport,
  proportional: DepartureReport,
  level: number,
): JudgedArea[] {
  return ranked(
    plain.departures.map((withoutEffort, at) => {
      const withEffort = proportional.departures[at]!;
      const [isOne, isOther] = [withoutEffort.q <= level, withEffort.q <= level];
      const lessSurprising = withEffort.p > withoutEffort.p ? withEffort : withoutEffort;
      const flag = isOne && isOther;
      return {
        ...lessSurprising,
        q: Math.max(withoutEffort.q, withEffort.q),
        flag,
        effort: flag ? 'agree' : isOne || isOther ? 'cannot-separate' : 'none',
        byEffort: { plain: withoutEffort, proportional: withEffort },
      } satisfies JudgedArea;
    }),
  );
}

function ranked(areas: JudgedArea[]): JudgedArea[] {
  return areas.sort((a, b) => a.p - b.p || b.observed - a.observed || (a.area < b.area ? -1 : 1));
}
