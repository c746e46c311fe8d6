// The p-median as an integer programme whose variables say "nothing chosen within this radius" for the distinct costs
// of each place (Cornuejols, Nemhauser and Wolsey 1980; Elloumi 2010; Garcia, Labbe and Marin 2011). Its relaxation is
// as tight as the classical one with far fewer variables, and costs beyond what a bound allows are never written.
import { addConstraint, addVariable, newProgramme, type Programme, sumOf } from './linear-programme.ts';
import type { MedianNode, PricedChoice } from './median-bound.ts';

/** `offset` is to be added to the objective; variables 0 to sites - 1 choose the node's sites. */
export interface RadiusModel {
  programme: Programme;
  offset: number;
}

/**
 * Writes the programme of a node. Every choice below `cut` is in it; some that are not may be left out. `point` are
 * prices of the same node.
 */
export function radiusModel(node: MedianNode, count: number, point: PricedChoice, cut: number): RadiusModel {
  const { places, sites, cost, site } = node.costs;
  const width = sites.length;
  const programme = newProgramme('minimise');
  const choose = Array.from(sites, (_, at) =>
    addVariable(programme, { lower: node.mustChoose[at]!, upper: 1, integer: true }),
  );
  addConstraint(programme, sumOf(choose), count, count);
  const isOut = new Uint8Array(width);
  let offset = 0;
  for (let place = 0; place < places; place += 1) {
    isOut.fill(0);
    offset += cost[place * width]!;
    let before = -1;
    for (let rank = 0; rank < width; ) {
      const radius = cost[place * width + rank]!;
      const within: number[] = [];
      let isServed = false;
      for (; rank < width && cost[place * width + rank]! === radius; rank += 1) {
        const at = site[place * width + rank]!;
        within.push(choose[at]!);
        isOut[at] = 1;
        isServed ||= node.mustChoose[at] === 1;
      }
      const terms = sumOf(within);
      const isLast = isServed || rank === width || boundWithout(node, count, point, isOut) >= cut;
      let none = -1;
      if (!isLast) {
        none = addVariable(programme, { cost: cost[place * width + rank]! - radius, upper: 1 });
        terms.variables.push(none);
        terms.factors.push(1);
      }
      if (before >= 0) {
        terms.variables.push(before);
        terms.factors.push(-1);
      }
      addConstraint(programme, terms, before >= 0 ? 0 : 1, Number.POSITIVE_INFINITY);
      if (isLast) break;
      before = none;
    }
  }
  return { programme, offset };
}

/** The bound if none of the sites marked `isOut` may be chosen: the next best stand in for those that were. */
function boundWithout(node: MedianNode, count: number, point: PricedChoice, isOut: Uint8Array): number {
  const { ranked, saving, bound } = point;
  let change = 0;
  let missing = 0;
  for (const [rank, site] of ranked.entries()) {
    if (rank < count && isOut[site]) {
      if (node.mustChoose[site]) return Number.POSITIVE_INFINITY;
      change -= saving[site]!;
      missing += 1;
    } else if (rank >= count && missing > 0 && !isOut[site]) {
      change += saving[site]!;
      missing -= 1;
    } else if (rank >= count && missing === 0) break;
  }
  return missing > 0 ? Number.POSITIVE_INFINITY : bound + change;
}
