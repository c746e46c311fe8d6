// A whole problem scanned: its fields one after the other, by lanes where they apply and plainly where not.
import type { Circles } from './circles.ts';
import { fieldsOf, type ScanField } from './fields.ts';
import { laneScan } from './lane-scan.ts';
import { likelihoodRatio } from './likelihood.ts';
import { boundsFor, newPeak, type Sink } from './peak.ts';
import type { ScanProblem } from './problem.ts';
import { caseDrawer } from './simulate.ts';
import { windowScan } from './window-scan.ts';
import type { Windows } from './windows.ts';

/** One field ready to be scanned. */
export interface FieldScan {
  load(cases: Int32Array): void;
  /** The highest ratio of any window, if above `above`; else `above`. */
  highestRatio(above: number): number;
  /** Gives a sink the windows around a centre above its floor, from the smallest circle up. */
  scanCentre(centre: number, sink: Sink): void;
}

/** Prepares the scan of a field through some windows. */
export function fieldScan({ field, fit }: ScanField, windows: Windows): FieldScan {
  const plain = windowScan(field, windows);
  const lanes = laneScan(field, windows);
  const peak = newPeak(boundsFor(likelihoodRatio(field.model, field.totals), field.totals));
  const centres = field.circles.start.length - 1;
  let loaded: Int32Array = new Int32Array(0);
  let isPlainLoaded = false;

  function plainly(centre: number, sink: Sink): void {
    if (!isPlainLoaded) plain.load(loaded);
    isPlainLoaded = true;
    plain.scanCentre(centre, sink);
  }

  return {
    load(cases) {
      loaded = fit(cases);
      isPlainLoaded = false;
      lanes?.load(loaded);
    },
    highestRatio(above) {
      const found = lanes?.highestRatio() ?? null;
      if (found !== null) return Math.max(above, found);
      peak.begin(above);
      for (let centre = 0; centre < centres; centre++) plainly(centre, peak);
      return peak.floor;
    },
    scanCentre(centre, sink) {
      if (!lanes?.scanCentre(centre, sink)) plainly(centre, sink);
    },
  };
}

/** Gives the highest ratio of one replication. */
export type Replicator = (replication: number) => number;

/**
 * Prepares simulations: each replication draws cases without clusters and gives the highest ratio of any window that
 * the analysis looks at. The same seed and replication give the same number wherever they run.
 */
export function replicator(problem: ScanProblem, seed: number): Replicator {
  const draw = caseDrawer(problem, seed);
  const scans = fieldsOf(problem).map((part) => fieldScan(part, part.simulated));
  return (replication) => highestOf(scans, draw(replication));
}

/** The highest ratio in the data themselves, in circles that may be reported. */
export function observedHighest(problem: ScanProblem): number {
  const scans = fieldsOf({ ...problem, circles: reportedCircles(problem.circles) }).map((part) =>
    fieldScan(part, part.observed),
  );
  return highestOf(scans, problem.cases);
}

function reportedCircles({ start, places, reported }: Circles): Circles {
  const lists = Array.from(reported, (size, centre) =>
    places.subarray(start[centre]!, start[centre]! + size),
  );
  const shorter = {
    start: new Int32Array(start.length),
    places: new Int32Array(reported.reduce((a, b) => a + b, 0)),
  };
  lists.forEach((list, centre) => {
    shorter.places.set(list, shorter.start[centre]);
    shorter.start[centre + 1] = shorter.start[centre]! + list.length;
  });
  return { ...shorter, reported };
}

function highestOf(scans: readonly FieldScan[], cases: Int32Array): number {
  let highest = 0;
  for (const scan of scans) {
    scan.load(cases);
    highest = scan.highestRatio(highest);
  }
  return highest;
}
