import { type Random, seededRandom } from '../kernel/index.ts';
import type { ScanProblem } from './problem.ts';

/**
 * Draws cases as they would be without clusters, all totals kept: expected cases as cell probabilities (Poisson),
 * cases among cases and controls (Bernoulli), dates exchanged among cases (permutation). The array is reused.
 */
export type CaseDrawer = (replication: number) => Int32Array;

/** The drawer of a problem; the same seed and replication give the same cases on every machine and thread. */
export function caseDrawer(problem: ScanProblem, seed: number): CaseDrawer {
  const drawn = new Int32Array(problem.places * problem.intervals);
  const draw = drawInto(problem);
  return (replication) => {
    drawn.fill(0);
    draw(drawn, seededRandom(seed, replication));
    return drawn;
  };
}

function drawInto(problem: ScanProblem): (cells: Int32Array, random: Random) => void {
  switch (problem.model) {
    case 'permutation':
      return permutedDates(problem);
    case 'bernoulli':
      return casesAmongAll(problem);
    case 'poisson':
      return proportionalCells(problem);
  }
}

function permutedDates({ strata, intervals, drawOrder }: ScanProblem) {
  const rank = ranksOf(drawOrder);
  const ordered = strata.map(({ places, intervals: dates }) => ({
    places: Int32Array.from(places).sort((a, b) => rank[a]! - rank[b]!),
    dates: Int32Array.from(dates).sort(),
    shuffled: new Int32Array(dates.length),
  }));
  return (cells: Int32Array, random: Random) => {
    for (const { places, dates, shuffled } of ordered) {
      shuffled.set(dates);
      random.shuffle(shuffled);
      for (let i = 0; i < places.length; i++) cells[places[i]! * intervals + shuffled[i]!]! += 1;
    }
  };
}

/** Everyone in a row, those drawn first being the cases: the smaller of cases and controls is drawn. */
function casesAmongAll({ measure, cases, intervals, drawOrder }: ScanProblem) {
  if (measure.kind !== 'table') throw new Error('the Bernoulli model holds cases and controls as a table');
  const { cells: everyone } = measure;
  const people: number[] = [];
  for (const place of drawOrder)
    for (let cell = place * intervals; cell < (place + 1) * intervals; cell++)
      for (let i = 0; i < everyone[cell]!; i++) people.push(cell);
  const row = Int32Array.from(people);
  const shuffled = new Int32Array(row.length);
  let allCases = 0;
  for (const count of cases) allCases += count;
  const drawsCases = allCases <= row.length - allCases;
  const draws = drawsCases ? allCases : row.length - allCases;
  return (cells: Int32Array, random: Random) => {
    shuffled.set(row);
    if (!drawsCases) for (let cell = 0; cell < cells.length; cell++) cells[cell] = everyone[cell]!;
    for (let i = 0; i < draws; i++) {
      const j = i + random.integer(shuffled.length - i);
      const cell = shuffled[j]!;
      shuffled[j] = shuffled[i]!;
      cells[cell]! += drawsCases ? 1 : -1;
    }
  };
}

/** One cell for each case by the alias method (Walker 1977; Vose 1991): two draws whatever the number of cells. */
function proportionalCells({ measure, cases, intervals, drawOrder }: ScanProblem) {
  if (measure.kind !== 'table') throw new Error('the Poisson model holds expected cases as a table');
  const used: number[] = [];
  for (const place of drawOrder)
    for (let cell = place * intervals; cell < (place + 1) * intervals; cell++)
      if (measure.cells[cell]! > 0) used.push(cell);
  const cellOf = Int32Array.from(used);
  const { keep, alias } = aliasTable(Float64Array.from(used, (cell) => measure.cells[cell]!));
  let allCases = 0;
  for (const count of cases) allCases += count;
  return (cells: Int32Array, random: Random) => {
    for (let i = 0; i < allCases; i++) {
      const at = random.uniform() * cellOf.length;
      const column = Math.floor(at);
      cells[cellOf[random.uniform() < keep[column]! ? column : alias[column]!]!]! += 1;
    }
  };
}

function aliasTable(weights: Float64Array): { keep: Float64Array; alias: Int32Array } {
  const count = weights.length;
  let total = 0;
  for (const weight of weights) total += weight;
  const keep = weights.map((weight) => (weight / total) * count);
  const alias = Int32Array.from({ length: count }, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((value, i) => (value < 1 ? small : large).push(i));
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large[large.length - 1]!;
    alias[low] = high;
    keep[high]! -= 1 - keep[low]!;
    if (keep[high]! < 1) {
      large.pop();
      small.push(high);
    }
  }
  // What is left is one but for rounding.
  for (const i of [...small, ...large]) keep[i] = 1;
  return { keep, alias };
}

function ranksOf(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((place, i) => {
    rank[place] = i;
  });
  return rank;
}
