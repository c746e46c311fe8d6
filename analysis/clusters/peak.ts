import { type LikelihoodRatio, largestMeasures, type Totals } from './likelihood.ts';

/** What takes the windows that a scan meets. */
export interface Sink {
  /** Ratios below it are of no interest; it may rise. */
  floor: number;
  /** For each count the largest measure that reaches the floor; counts beyond it must be worked out. */
  bound: Float64Array;
  /** Takes a window: the first `size` places around a centre, intervals start .. end - 1. */
  meet(ratio: number, cases: number, measure: number, size: number, start: number, end: number): void;
}

/** Only the highest ratio. */
export interface Peak extends Sink {
  /** False until a window was met; the floor is then where the search began. */
  isMet: boolean;
  /** Begins again: only ratios of at least `level` count. */
  begin(level: number): void;
}

/** Bounds by ratio, kept because they cost many logarithms. */
export type Bounds = (ratio: number) => Float64Array;

/** Bounds are kept for ratios in steps of this, rounded down. */
const STEP = 1 / 8;
const MOST_CASES = 255;

/** Bounds of a field; they serve all its replications. */
export function boundsFor(ratio: LikelihoodRatio, totals: Totals): Bounds {
  const kept = new Map<number, Float64Array>();
  return (value) => {
    const step = Math.floor(value / STEP);
    let measures = kept.get(step);
    if (!measures) {
      measures = largestMeasures(ratio, totals, step * STEP, Math.min(MOST_CASES, totals.cases));
      kept.set(step, measures);
    }
    return measures;
  };
}

/** A peak that has met nothing. */
export function newPeak(bounds: Bounds): Peak {
  const peak: Peak = {
    floor: 0,
    isMet: false,
    bound: new Float64Array(0),
    begin(level) {
      peak.floor = level;
      peak.isMet = false;
      peak.bound = bounds(level);
    },
    meet(ratio) {
      if (!(ratio >= peak.floor) || (ratio === peak.floor && peak.isMet)) return;
      peak.floor = ratio;
      peak.isMet = true;
      peak.bound = bounds(ratio);
    },
  };
  return peak;
}
