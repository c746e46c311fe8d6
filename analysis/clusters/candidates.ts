// The clusters of the data that may be reported, centre by centre, as SaTScan takes them.
import { type BestWindows, bestWindows, type FoundWindow, TOLERANCE } from './best-windows.ts';
import { fieldsOf, type ScanField, type Stretch } from './fields.ts';
import { likelihoodRatio } from './likelihood.ts';
import { type Bounds, boundsFor } from './peak.ts';
import type { ScanProblem } from './problem.ts';
import { type FieldScan, fieldScan } from './scan.ts';

/** A window that is the best of its centre, or the best before or after such a one. */
export interface Candidate extends FoundWindow {
  stretch: Stretch;
  centre: number;
}

export interface CandidateScan {
  /** Candidates around centres first .. last - 1 with a ratio of at least `least`. */
  around(first: number, last: number, least: number): Candidate[];
  /** Candidates that have no centre: windows over all places. */
  overall(least: number): Candidate[];
}

/** Beyond the best of a centre, SaTScan keeps windows before and after it only with a ratio above one. */
const WORTH_KEEPING = 1;

/** A field of the problem with its data loaded. */
interface LoadedField {
  part: ScanField;
  scan: FieldScan;
  best: BestWindows;
  bounds: Bounds;
}

/** Prepares the scan of the data themselves. */
export function candidateScan(problem: ScanProblem): CandidateScan {
  const { circles, perCentre } = problem;
  const [main, ...others] = fieldsOf(problem).map((part) => loadedField(part, problem.cases));
  const wholePeriod = others.find(({ part }) => part.stretch === 'space');
  const allPlaces = others.find(({ part }) => part.stretch === 'time');

  function candidatesOf(
    { part, scan, best, bounds }: LoadedField,
    centre: number,
    largest: number,
    least: number,
  ): Candidate[] {
    best.begin(least, largest, bounds(Math.max(0, least - TOLERANCE)));
    scan.scanCentre(centre, best);
    const { intervals } = part.field;
    const first = best.strongest(0, intervals, 'smallest');
    if (first === null) return [];
    const windows = [first];
    const beside = (from: number, to: number): void => {
      const next = best.strongest(from, to, 'latest');
      if (next === null || !(next.ratio > WORTH_KEEPING)) return;
      windows.push(next);
      beside(from, next.start - 1);
      beside(next.end + 1, to);
    };
    if (perCentre === 'disjoint' && part.stretch !== 'space') {
      // SaTScan leaves an interval between them, and out of later ones the last of the study.
      beside(0, first.start - 1);
      beside(first.end + 1, intervals - 1);
    }
    return windows.map((window) => ({ ...window, stretch: part.stretch, centre }));
  }

  return {
    around(first, last, least) {
      const found: Candidate[] = [];
      for (let centre = first; centre < last; centre++) {
        const largest = circles.reported[centre]!;
        const windows = candidatesOf(main!, centre, largest, least);
        const [whole] = wholePeriod ? candidatesOf(wholePeriod, centre, largest, least) : [];
        // A centre gives either its windows or its circle over the whole period, whichever is stronger.
        found.push(...(whole && (windows[0]?.ratio ?? 0) < whole.ratio - TOLERANCE ? [whole] : windows));
      }
      return found;
    },
    overall: (least) => (allPlaces ? candidatesOf(allPlaces, 0, 1, least) : []),
  };
}

function loadedField(part: ScanField, cases: Int32Array): LoadedField {
  const { model, totals } = part.field;
  const scan = fieldScan(part, part.observed);
  scan.load(cases);
  return {
    part,
    scan,
    best: bestWindows(part.observed),
    bounds: boundsFor(likelihoodRatio(model, totals), totals),
  };
}
