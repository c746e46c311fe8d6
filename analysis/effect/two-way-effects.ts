// Difference in differences by two-way fixed effects: outcome on treatment, unit and time effects, with
// standard errors clustered by unit (Bertrand, Duflo and Mullainathan 2004; Cameron and Miller 2015).
import { Matrix } from 'ml-matrix';
import { leastSquares, studentTQuantile, studentTTwoSided } from '../kernel/index.ts';
import { type Effect, type Refusal, refuse, shortfallsOf, withoutClaim } from './answer.ts';
import type { Panel } from './panel.ts';

export interface TwoWayEffects extends Effect {
  observations: number;
  clusters: number;
  /** The same standard error under other small-sample factors, of which the interval uses `all`. */
  standardErrors: { all: number; nested: number; none: number };
  /** Coefficients of the covariates, in the order asked for. */
  covariates: Readonly<Record<string, number>>;
}

/** With fewer treated or untreated units than two there is no variation between units to learn from. */
export const twoWaySizes = { treated: 2, untreated: 2 };

/**
 * The two-way fixed effects estimate. Panels with gaps are taken as they are (effects are removed by alternating
 * projections). Small-sample factor `all`: G / (G - 1) x (N - 1) / (N - K), K counting every unit and time effect
 * (sandwich's HC1, Stata's areg); `nested`: K without the unit effects (fixest, xtreg), shown beside it.
 */
export function twoWayEffects(panel: Panel, covariateNames: readonly string[] = []): TwoWayEffects | Refusal {
  const cells = seenCells(panel);
  const n = cells.unit.length;
  const treatment = Float64Array.from(cells.unit, (unit, i) => panel.isTreated[unit]![cells.time[i]!]!);
  if (!treatment.some((on) => on === 1)) return refuse('nobody-treated');
  const response = Float64Array.from(cells.unit, (unit, i) => panel.outcome[unit]![cells.time[i]!]!);
  const columns = [treatment];
  for (const name of covariateNames) {
    columns.push(Float64Array.from(cells.unit, (unit, i) => panel.covariates[name]![unit]![cells.time[i]!]!));
  }
  const within = columns.map((column) => withoutEffects(column, cells));
  const design = Matrix.from1DArray(n, columns.length, interleave(within, n));
  if (within[0]!.every((value) => Math.abs(value) < 1e-9)) return refuse('treatment-not-separable');
  const fit = leastSquares(design, withoutEffects(response, cells));
  if (!fit.kept.includes(0)) return refuse('treatment-not-separable');

  const clusterNames = [...new Set(panel.clusters)];
  const clusterPlace = new Map(clusterNames.map((name, place) => [name, place]));
  const scores = new Matrix(clusterNames.length, fit.kept.length);
  for (let i = 0; i < n; i++) {
    const cluster = clusterPlace.get(panel.clusters[cells.unit[i]!]!)!;
    fit.kept.forEach((column, place) => {
      scores.set(cluster, place, scores.get(cluster, place) + design.get(i, column) * fit.residuals[i]!);
    });
  }
  const bread = fit.unscaledCovariance;
  const variance = bread.mmul(scores.transpose()).mmul(scores).mmul(bread).get(0, 0);
  const clusters = clusterNames.length;
  const terms = fit.kept.length;
  const unitEffects = new Set(cells.unit).size;
  const timeEffects = new Set(cells.time).size;
  const withFactor = (k: number) => Math.sqrt((variance * clusters * (n - 1)) / ((clusters - 1) * (n - k)));
  const se = withFactor(unitEffects + timeEffects - 1 + terms);
  const estimate = fit.coefficients[0]!;
  const everTreated = panel.isTreated.filter((row) => row.some((on) => on === 1)).length;
  const alwaysOrNever = panel.units.length - everTreated;
  const margin = studentTQuantile(0.975, clusters - 1) * se;
  return withoutClaim({
    scale: 'difference',
    estimate,
    low: estimate - margin,
    high: estimate + margin,
    se,
    p: studentTTwoSided(estimate / se, clusters - 1),
    intervalMethod: `clustered, t(${clusters - 1}), factor G/(G-1) x (N-1)/(N-K) with all effects in K`,
    shortfalls: shortfallsOf([
      { need: 'treated-units', has: everTreated, wants: twoWaySizes.treated },
      {
        need: 'untreated-units',
        // Where all are treated in the end, the later ones stand in for the untreated.
        has: alwaysOrNever > 0 ? alwaysOrNever : new Set(panel.firstTreated).size,
        wants: twoWaySizes.untreated,
      },
      // A factor without residual degrees of freedom is no factor.
      { need: 'residual-df', has: n - (unitEffects + timeEffects - 1 + terms), wants: 1 },
    ]),
    observations: n,
    clusters,
    standardErrors: {
      all: se,
      nested: withFactor(timeEffects + terms),
      none: Math.sqrt(variance),
    },
    covariates: Object.fromEntries(covariateNames.map((name, i) => [name, fit.coefficients[i + 1]!])),
  });
}

interface Cells {
  unit: number[];
  time: number[];
}

function seenCells(panel: Panel): Cells {
  const cells: Cells = { unit: [], time: [] };
  panel.outcome.forEach((row, unit) => {
    row.forEach((value, time) => {
      if (Number.isNaN(value)) return;
      cells.unit.push(unit);
      cells.time.push(time);
    });
  });
  return cells;
}

/** What is left of a column after its unit and time means are taken out in turn, until nothing moves. */
function withoutEffects(column: Float64Array, cells: Cells): Float64Array {
  const rest = column.slice();
  const scale = Math.max(...column.map(Math.abs), 1e-300);
  for (let round = 0; round < 10_000; round++) {
    const moved = Math.max(takeOutMeans(rest, cells.unit), takeOutMeans(rest, cells.time));
    if (moved <= 1e-14 * scale) break;
  }
  return rest;
}

function takeOutMeans(values: Float64Array, group: readonly number[]): number {
  const sums: number[] = [];
  const counts: number[] = [];
  values.forEach((value, i) => {
    sums[group[i]!] = (sums[group[i]!] ?? 0) + value;
    counts[group[i]!] = (counts[group[i]!] ?? 0) + 1;
  });
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const mean = sums[group[i]!]! / counts[group[i]!]!;
    values[i]! -= mean;
    most = Math.max(most, Math.abs(mean));
  }
  return most;
}

function interleave(columns: readonly Float64Array[], n: number): Float64Array {
  const flat = new Float64Array(n * columns.length);
  columns.forEach((column, place) => {
    for (let i = 0; i < n; i++) flat[i * columns.length + place] = column[i]!;
  });
  return flat;
}
