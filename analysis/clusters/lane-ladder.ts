import { poissonUpperTail } from '../kernel/index.ts';
import { LONGEST_STRIDE } from './lane-layout.ts';

/**
 * Windows of `shortest` to `longest` intervals, tested together: each lies in one of the covers of
 * longest + stride - 1 intervals that start at every stride-th interval.
 */
export interface Rung {
  stride: number;
  shortest: number;
  longest: number;
}

/** What looking into one cover costs, in tests of words. */
const LOOK = 8;
const LOOK_PER_WINDOW = 4;

/** Covers that would be looked into more often than this per circle are not worth considering. */
const TOO_MANY = 20;

/**
 * The rungs by which to test a circle, longest windows first. A rung is safe whatever it spans; how far it spans only
 * decides the time: wide rungs mean few tests but more covers that pass and must be looked into. The choice minimises
 * the expected cost per window length (on a log scale) when counts are Poisson.
 */
export function planLadder(circle: {
  intervals: number;
  shortest: number;
  longest: number;
  lanes: number;
  /** Mean cases of an interval, in the smallest circle tested together and in the largest. */
  inner: number;
  outer: number;
  /** The least number of cases that a measure must hold. */
  need: (measure: number) => number;
}): Rung[] {
  const rungs: Rung[] = [];
  let longest = circle.longest;
  while (longest >= circle.shortest) {
    // Covers of the first rung contain those of all others, so that it also guards lanes against overflow.
    const isFirst = rungs.length === 0;
    let [best, bestCost] = [{ stride: isFirst ? LONGEST_STRIDE : 1, shortest: longest, longest }, Infinity];
    for (let stride = best.stride; stride <= LONGEST_STRIDE; stride++) {
      const cover = longest + stride - 1;
      if (!isFirst && cover > circle.longest) break;
      for (let shortest = longest; shortest >= circle.shortest; shortest--) {
        const need = circle.need(circle.inner * shortest);
        const looks = (circle.intervals / stride) * poissonUpperTail(need - 1, circle.outer * cover);
        if (looks > TOO_MANY && shortest < longest) break;
        const perLook = LOOK + LOOK_PER_WINDOW * stride * (longest - shortest + 1);
        const cost =
          (circle.intervals / circle.lanes / stride + looks * perLook) / Math.log((longest + 1) / shortest);
        if (cost < bestCost) [best, bestCost] = [{ stride, shortest, longest }, cost];
      }
    }
    rungs.push(best);
    longest = best.shortest - 1;
  }
  return rungs;
}
