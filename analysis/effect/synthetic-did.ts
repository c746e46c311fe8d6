// Synthetic difference in differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021, AER 111:4088): a
// difference in differences with weights on units and on times, each chosen to resemble what is compared.
import { type Panel, refuseGap } from './panel.ts';
import { type Refusal, refuse } from './answer.ts';

/** Outcomes with controls first and times before the start first. */
export interface Block {
  /** By unit, then time. */
  outcome: readonly Float64Array[];
  controls: number;
  before: number;
}

/** Strength of the penalties and where the iteration stops, fixed by the data the first time. */
export interface Tuning {
  unitPenalty: number;
  timePenalty: number;
  leastDecrease: number;
}

export interface SyntheticDid {
  estimate: number;
  /** By control. */
  unitWeights: Float64Array;
  /** By time before. */
  timeWeights: Float64Array;
}

/** Iterations of the published software: a first round, then the small weights are set to zero and it goes on. */
const FIRST_ROUND = 100;
const SECOND_ROUND = 10_000;

/** A block from a panel, the places of its units in the panel, and the start. */
export interface BlockOfPanel extends Block {
  unitPlaces: readonly number[];
  start: number;
}

/** Refuses gaps, starts that differ (staggered), a treatment that ends, and no units or times to compare with. */
export function blockOf(panel: Panel): BlockOfPanel | Refusal {
  const gap = refuseGap(panel);
  if (gap) return gap;
  if (!panel.isAbsorbing) return refuse('treatment-ends');
  const places = panel.units.map((_, unit) => unit);
  const startOf = (unit: number) => panel.isTreated[unit]!.indexOf(1);
  const treated = places.filter((unit) => startOf(unit) >= 0);
  const controls = places.filter((unit) => startOf(unit) < 0);
  if (treated.length === 0) return refuse('nobody-treated');
  const starts = [...new Set(treated.map(startOf))];
  if (starts.length > 1) return refuse('staggered', { starts: starts.length });
  const before = starts[0]!;
  if (before === 0) return refuse('treated-always');
  if (before < 2) return refuse('two-times-before', { times: before });
  if (controls.length < 2) return refuse('two-controls-needed', { controls: controls.length });
  const unitPlaces = [...controls, ...treated];
  return {
    outcome: unitPlaces.map((unit) => panel.outcome[unit]!),
    controls: controls.length,
    before,
    unitPlaces,
    start: panel.times[before]!,
  };
}

/** Penalties from the noise of the controls: the standard deviation of their changes from time to time, before. */
export function tuningOf({ outcome, controls, before }: Block): Tuning {
  const changes: number[] = [];
  for (let unit = 0; unit < controls; unit++) {
    for (let t = 1; t < before; t++) changes.push(outcome[unit]![t]! - outcome[unit]![t - 1]!);
  }
  const mean = changes.reduce((sum, value) => sum + value, 0) / changes.length;
  const noise = Math.sqrt(
    changes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (changes.length - 1),
  );
  const treatedCells = (outcome.length - controls) * (outcome[0]!.length - before);
  return {
    unitPenalty: treatedCells ** 0.25 * noise,
    timePenalty: 1e-6 * noise,
    leastDecrease: 1e-5 * noise,
  };
}

/** The estimate; `start` gives weights to begin the search from. */
export function syntheticDid(
  block: Block,
  tuning: Tuning,
  start?: { unitWeights: Float64Array; timeWeights: Float64Array },
): SyntheticDid {
  const { outcome, controls, before } = block;
  // Treated units and times after are averaged into one row and one column.
  const timesAfter = (row: Float64Array) => mean(row.subarray(before));
  const forTimes = outcome.slice(0, controls).map((row) => [...row.subarray(0, before), timesAfter(row)]);
  const treated = outcome.slice(controls);
  const forUnits = Array.from({ length: before }, (_, t) => [
    ...outcome.slice(0, controls).map((row) => row[t]!),
    mean(treated.map((row) => row[t]!)),
  ]);
  const timeWeights = sparseWeights(forTimes, tuning.timePenalty, tuning.leastDecrease, start?.timeWeights);
  const unitWeights = sparseWeights(forUnits, tuning.unitPenalty, tuning.leastDecrease, start?.unitWeights);
  return { estimate: doubleDifference(block, unitWeights, timeWeights), unitWeights, timeWeights };
}

/** (treated - weighted controls) after minus the same at the weighted times before. */
export function doubleDifference(block: Block, unitWeights: Float64Array, timeWeights: Float64Array): number {
  const { outcome, controls, before } = block;
  const changeOf = (row: Float64Array) => {
    let earlier = 0;
    for (let t = 0; t < before; t++) earlier += timeWeights[t]! * row[t]!;
    return mean(row.subarray(before)) - earlier;
  };
  let synthetic = 0;
  for (let unit = 0; unit < controls; unit++) synthetic += unitWeights[unit]! * changeOf(outcome[unit]!);
  return mean(outcome.slice(controls).map(changeOf)) - synthetic;
}

function sparseWeights(
  rows: readonly (readonly number[])[],
  penalty: number,
  leastDecrease: number,
  start?: Float64Array,
): Float64Array {
  const first = frankWolfe(rows, penalty, leastDecrease, FIRST_ROUND, start);
  const most = Math.max(...first);
  const large = first.map((weight) => (weight <= most / 4 ? 0 : weight));
  const sum = large.reduce((total, weight) => total + weight, 0);
  return frankWolfe(
    rows,
    penalty,
    leastDecrease,
    SECOND_ROUND,
    large.map((weight) => weight / sum),
  );
}

/**
 * Frank and Wolfe's method with exact steps for weights on the simplex: the last cell of each row, less its mean, is
 * fitted by the others with an intercept and a ridge penalty. Stops when the penalised mean squared error falls by
 * less than the square of `leastDecrease`. Products of columns are kept, so that a step costs one walk over the weights.
 */
function frankWolfe(
  rows: readonly (readonly number[])[],
  penalty: number,
  leastDecrease: number,
  mostRounds: number,
  start?: Float64Array,
): Float64Array {
  const count = rows.length;
  const size = rows[0]!.length - 1;
  const columns = Array.from({ length: size + 1 }, (_, column) => {
    const values = Float64Array.from(rows, (row) => row[column]!);
    const centre = mean(values);
    return values.map((value) => value - centre);
  });
  const products = (column: Float64Array) =>
    Float64Array.from({ length: size }, (_, j) => dot(columns[j]!, column));
  const withTarget = products(columns[size]!);
  const among = new Map<number, Float64Array>();
  const ridge = count * penalty ** 2;
  const weights = start ? start.slice() : new Float64Array(size).fill(1 / size);
  // Products of each column with the error, which is the weighted sum of columns less the target.
  const fitted = new Float64Array(count);
  for (let j = 0; j < size; j++) for (let i = 0; i < count; i++) fitted[i]! += columns[j]![i]! * weights[j]!;
  const withError = products(fitted).map((value, j) => value - withTarget[j]!);
  for (let round = 1; round <= mostRounds; round++) {
    let steepest = 0;
    let lowest = Number.POSITIVE_INFINITY;
    let along = 0;
    let square = 0;
    let fittedSquare = 0;
    for (let j = 0; j < size; j++) {
      const weight = weights[j]!;
      const gradient = withError[j]! + ridge * weight;
      along += gradient * weight;
      square += weight * weight;
      fittedSquare += weight * (withError[j]! + withTarget[j]!);
      if (gradient < lowest) {
        lowest = gradient;
        steepest = j;
      }
    }
    // Towards the corner `steepest`; the direction in weights is that corner less the weights.
    const corner = among.get(steepest) ?? products(columns[steepest]!);
    among.set(steepest, corner);
    const bend = square - 2 * weights[steepest]! + 1;
    const spread = corner[steepest]! - 2 * (withError[steepest]! + withTarget[steepest]!) + fittedSquare;
    const curvature = spread + ridge * bend;
    // Controls that all move alike leave nothing to choose: no curvature, no step.
    const step = curvature > 0 ? Math.min(1, Math.max(0, (along - lowest) / curvature)) : 0;
    for (let j = 0; j < size; j++) {
      weights[j]! *= 1 - step;
      withError[j] = (1 - step) * withError[j]! + step * (corner[j]! - withTarget[j]!);
    }
    weights[steepest]! += step;
    const decrease = (step * (2 * (along - lowest) - step * curvature)) / count;
    if (round >= 2 && !(decrease > leastDecrease ** 2)) break;
  }
  return weights;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
