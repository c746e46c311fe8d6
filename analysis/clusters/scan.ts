import { fieldsOf } from './fields.ts';
import { laneScan } from './lane-scan.ts';
import type { ScanProblem } from './problem.ts';
import { caseDrawer } from './simulate.ts';
import { windowScan } from './window-scan.ts';

/** Gives the highest ratio of one replication. */
export type Replicator = (replication: number) => number;

/**
 * Prepares simulations: each replication draws cases without clusters and gives the highest ratio of any window that
 * the analysis looks at. The same seed and replication give the same number wherever they run.
 */
export function replicator(problem: ScanProblem, seed: number): Replicator {
  const draw = caseDrawer(problem, seed);
  const scans = fieldsOf(problem).map(({ field, simulated, fit }) => {
    const plain = windowScan(field, simulated);
    return { fit, plain, lanes: laneScan(field, simulated, plain) };
  });
  return (replication) => {
    const drawn = draw(replication);
    let highest = 0;
    for (const { fit, plain, lanes } of scans) {
      const cases = fit(drawn);
      if (lanes) {
        lanes.load(cases);
        highest = Math.max(highest, lanes.highestRatio());
      } else {
        plain.load(cases);
        highest = plain.highestRatio(highest);
      }
    }
    return highest;
  };
}
