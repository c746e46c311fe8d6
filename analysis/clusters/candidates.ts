// The clusters of the data that may be reported, centre by centre, as SaTScan takes them.
import { fieldsOf, type ScanField, type Stretch } from './fields.ts';
import type { ScanProblem } from './problem.ts';
import { type FoundWindow, TOLERANCE, type WindowScan, windowScan } from './window-scan.ts';

/** A window that is the best of its centre, or the best before or after such a one. */
export interface Candidate extends FoundWindow {
  stretch: Stretch;
  centre: number;
}

export interface CandidateScan {
  centres: number;
  /** Candidates around centres first .. last - 1 with a ratio of at least `least`. */
  around(first: number, last: number, least: number): Candidate[];
  /** Candidates that have no centre: windows over all places. */
  overall(least: number): Candidate[];
}

/** Beyond the best of a centre, SaTScan keeps windows before and after it only with a ratio above one. */
const WORTH_KEEPING = 1;

/** Prepares the scan of the data itself. */
export function candidateScan(problem: ScanProblem): CandidateScan {
  const { circles, perCentre } = problem;
  const scans = fieldsOf(problem).map((part) => ({ part, scan: loadedScan(part, problem.cases) }));
  const [main, ...others] = scans;
  const wholePeriod = others.find(({ part }) => part.stretch === 'space');
  const allPlaces = others.find(({ part }) => part.stretch === 'time');

  function around(first: number, last: number, least: number): Candidate[] {
    const found: Candidate[] = [];
    for (let centre = first; centre < last; centre++) {
      const largest = circles.reported[centre]!;
      const windows = candidatesOf(main!, centre, largest, least);
      const [whole] = wholePeriod ? candidatesOf(wholePeriod, centre, largest, least) : [];
      // A centre gives either its windows or its circle over the whole period, whichever is stronger.
      found.push(...(whole && (windows[0]?.ratio ?? 0) < whole.ratio - TOLERANCE ? [whole] : windows));
    }
    return found;
  }

  function candidatesOf(
    { part, scan }: { part: ScanField; scan: WindowScan },
    centre: number,
    largest: number,
    least: number,
  ): Candidate[] {
    const { intervals } = part.field;
    const all = { above: least - TOLERANCE, from: 0, to: intervals, largest, prefer: 'smallest' } as const;
    const best = scan.strongest(centre, all);
    if (best === null || !(best.ratio > 0)) return [];
    const windows = [best];
    if (perCentre === 'disjoint' && part.stretch !== 'space') {
      const above = Math.max(WORTH_KEEPING, least - TOLERANCE);
      const beside = (from: number, to: number): void => {
        if (to <= from) return;
        const next = scan.strongest(centre, { above, from, to, largest, prefer: 'latest' });
        if (next === null) return;
        windows.push(next);
        beside(from, next.start - 1);
        beside(next.end + 1, to);
      };
      // SaTScan leaves an interval between them, and out of later ones the last of the study.
      beside(0, best.start - 1);
      beside(best.end + 1, intervals - 1);
    }
    return windows.map((window) => ({ ...window, stretch: part.stretch, centre }));
  }

  return {
    centres: circles.start.length - 1,
    around,
    overall: (least) => (allPlaces ? candidatesOf(allPlaces, 0, 1, least) : []),
  };
}

function loadedScan(part: ScanField, cases: Int32Array): WindowScan {
  const scan = windowScan(part.field, part.observed);
  scan.load(part.fit(cases));
  return scan;
}
