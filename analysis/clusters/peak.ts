import { type LikelihoodRatio, largestMeasures, type Totals } from './likelihood.ts';

/** The highest ratio met so far, and a bound by which most windows are passed over without a logarithm. */
export interface Peak {
  value: number;
  /** False until a window was met; `value` is then only where the search began. */
  isMet: boolean;
  /** For each count the largest measure that still reaches the value; counts beyond it must be worked out. */
  bound: Float64Array;
  /** Begins again: only ratios of at least `level` count. */
  begin(level: number): void;
  /** Takes a ratio that may be higher. */
  meet(ratio: number): void;
}

/** Bounds are kept for ratios in steps of this, rounded down. */
const STEP = 1 / 8;
const MOST_CASES = 255;

/** A peak for one field; its bounds serve all replications. */
export function peakFor(ratio: LikelihoodRatio, totals: Totals): Peak {
  const bounds = new Map<number, Float64Array>();
  const boundAt = (value: number): Float64Array => {
    const step = Math.floor(value / STEP);
    let measures = bounds.get(step);
    if (!measures) {
      measures = largestMeasures(ratio, totals, step * STEP, Math.min(MOST_CASES, totals.cases));
      bounds.set(step, measures);
    }
    return measures;
  };
  const peak: Peak = {
    value: 0,
    isMet: false,
    bound: new Float64Array(0),
    begin(level) {
      peak.value = level;
      peak.isMet = false;
      peak.bound = boundAt(level);
    },
    meet(value) {
      if (value < peak.value || (value === peak.value && peak.isMet)) return;
      peak.value = value;
      peak.isMet = true;
      peak.bound = boundAt(value);
    },
  };
  return peak;
}
