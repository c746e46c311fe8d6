import type { Sink } from './peak.ts';
import { reachOf, type Windows } from './windows.ts';

/** Two ratios closer than this count as equal. */
export const TOLERANCE = 1e-9;

/** A window: the first `size` places around a centre, intervals start .. end - 1. */
export interface FoundWindow {
  size: number;
  start: number;
  end: number;
  cases: number;
  measure: number;
  ratio: number;
}

/** The best circle of one centre for each window of time, as they are met from the smallest circle up. */
export interface BestWindows extends Sink {
  /** Begins with a centre: only ratios of at least `least` in circles of at most `largest` places count. */
  begin(least: number, largest: number, bound: Float64Array): void;
  /** Of windows within from .. to the one of highest ratio, or null. */
  strongest(from: number, to: number, prefer: Preference): FoundWindow | null;
}

/**
 * Which of equally high ratios is taken: the one with fewest places, then the earliest end (`smallest`), or the one
 * with the latest end (`latest`); in either case then the shortest.
 */
export type Preference = 'smallest' | 'latest';

/** Room for the best circles of one centre at a time. */
export function bestWindows(windows: Windows): BestWindows {
  const { longest } = reachOf(windows);
  const cells = (windows.intervals + 1) * longest;
  const ratios = new Float64Array(cells);
  const [cases, measures, sizes] = [new Float64Array(cells), new Float64Array(cells), new Int32Array(cells)];
  const used: number[] = [];
  let most = 0;

  const best: BestWindows = {
    floor: 0,
    bound: new Float64Array(0),
    begin(least, largest, bound) {
      for (const cell of used) ratios[cell] = 0;
      used.length = 0;
      best.floor = least - TOLERANCE;
      best.bound = bound;
      most = largest;
    },
    meet(ratio, found, measure, size, start, end) {
      if (!(ratio >= best.floor) || size > most) return;
      const cell = end * longest + (end - start - 1);
      // Circles come by size, so that the smallest of equal ones stays.
      if (ratios[cell]! > 0 && ratio <= ratios[cell]! + TOLERANCE) return;
      if (ratios[cell] === 0) used.push(cell);
      ratios[cell] = ratio;
      cases[cell] = found;
      measures[cell] = measure;
      sizes[cell] = size;
    },
    strongest(from, to, prefer) {
      let chosen: FoundWindow | null = null;
      for (const cell of used) {
        const end = Math.floor(cell / longest);
        const start = end - (cell % longest) - 1;
        if (start < from || end > to) continue;
        const window = {
          size: sizes[cell]!,
          start,
          end,
          cases: cases[cell]!,
          measure: measures[cell]!,
          ratio: ratios[cell]!,
        };
        if (chosen === null || isBetter(window, chosen, prefer)) chosen = window;
      }
      return chosen;
    },
  };
  return best;
}

function isBetter(one: FoundWindow, other: FoundWindow, prefer: Preference): boolean {
  const difference = one.ratio - other.ratio;
  if (Math.abs(difference) > TOLERANCE) return difference > 0;
  if (prefer === 'smallest' && one.size !== other.size) return one.size < other.size;
  if (one.end !== other.end) return prefer === 'smallest' ? one.end < other.end : one.end > other.end;
  return one.start > other.start;
}
