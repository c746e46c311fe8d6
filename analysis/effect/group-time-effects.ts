// Group-time average treatment effects (Callaway and Sant'Anna 2021, Journal of Econometrics 225:200): each group of
// units that starts together, at each time, against units not under treatment, from its last time before.
import { Matrix } from 'ml-matrix';
import { leastSquares, linearPredictor } from '../kernel/index.ts';
import { type Refusal, refuse } from './answer.ts';
import { type Panel, selectUnits } from './panel.ts';

export type ControlGroup = 'never' | 'not-yet';

export interface GroupTimeEffect {
  /** First treated time of the group. */
  group: number;
  time: number;
  estimate: number;
  treatedUnits: number;
  controlUnits: number;
  /** By unit of `sample`: the estimate's error is about the mean of these. */
  influence: Float64Array;
}

export interface GroupTimeEffects {
  cells: GroupTimeEffect[];
  /** The units that took part. */
  sample: Panel;
  /** What had to be left out, as ends of ids in the catalogs (`analyse-effect.note.<code>`). */
  notes: { code: string; values: Record<string, string | number> }[];
}

export interface GroupTimeOptions {
  control: ControlGroup;
  /** Names of covariates: the controls' change is then regressed on their values at the earlier time. */
  covariates?: readonly string[];
}

/**
 * Effects for every group and time with a time before it, before treatment too (changes from the time before, which
 * should be near zero). Units with gaps and units treated from the first time on are left out with a note, as in the
 * authors' software. Where nobody stays untreated, the last group serves as control until it starts.
 */
export function groupTimeEffects(panel: Panel, options: GroupTimeOptions): GroupTimeEffects | Refusal {
  if (!panel.isAbsorbing) return refuse('treatment-ends');
  const notes: GroupTimeEffects['notes'] = [];
  const places = panel.units.map((_, unit) => unit);
  const complete = places.filter((unit) => !panel.outcome[unit]!.some(Number.isNaN));
  if (complete.length < places.length) {
    notes.push({ code: 'units-with-gaps', values: { units: places.length - complete.length } });
  }
  const first = panel.times[0]!;
  const usable = complete.filter((unit) => panel.firstTreated[unit]! > first);
  if (usable.length < complete.length) {
    notes.push({ code: 'treated-from-start', values: { units: complete.length - usable.length } });
  }
  const sample = selectUnits(panel, usable);
  let times = Array.from(panel.times);
  const last = times[times.length - 1]!;
  const start = sample.firstTreated.map((time) => (time > last ? Number.POSITIVE_INFINITY : time));
  let groups = [...new Set(start)].filter(Number.isFinite).sort((a, b) => a - b);
  if (groups.length === 0) return refuse('nobody-treated');
  if (!start.includes(Number.POSITIVE_INFINITY)) {
    const latest = groups[groups.length - 1]!;
    times = times.filter((time) => time < latest);
    groups = groups.filter((group) => group < latest);
    if (groups.length === 0 || times.length < 2) return refuse('no-controls');
    for (let unit = 0; unit < start.length; unit++) {
      if (start[unit] === latest) start[unit] = Number.POSITIVE_INFINITY;
    }
    notes.push({
      code: 'nobody-untreated',
      values: { units: start.filter((time) => !Number.isFinite(time)).length },
    });
  }
  const cells: GroupTimeEffect[] = [];
  for (const group of groups) {
    for (let t = 1; t < times.length; t++) {
      const before = times[t]! >= group ? times.findLastIndex((time) => time < group) : t - 1;
      const cell = effectOf(sample, start, group, t, before, options);
      if (cell) cells.push({ group, time: times[t]!, ...cell });
      else notes.push({ code: 'cell-without-controls', values: { group, time: times[t]! } });
    }
  }
  return { cells, sample: { ...sample, firstTreated: start }, notes };
}

function effectOf(
  sample: Panel,
  start: Float64Array,
  group: number,
  t: number,
  before: number,
  { control, covariates = [] }: GroupTimeOptions,
): Omit<GroupTimeEffect, 'group' | 'time'> | undefined {
  const n = sample.units.length;
  const until = sample.times[Math.max(t, before)]!;
  const treated: number[] = [];
  const controls: number[] = [];
  for (let unit = 0; unit < n; unit++) {
    if (start[unit] === group) treated.push(unit);
    else if (start[unit] === Number.POSITIVE_INFINITY || (control === 'not-yet' && start[unit]! > until)) {
      controls.push(unit);
    }
  }
  if (treated.length === 0 || controls.length === 0) return undefined;
  const change = (unit: number) => sample.outcome[unit]![t]! - sample.outcome[unit]![before]!;
  const earlier = Math.min(t, before);
  const row = (unit: number) => [1, ...covariates.map((name) => sample.covariates[name]![unit]![earlier]!)];
  if (controls.length < 1 + covariates.length) return undefined;

  // Outcome regression: with no covariates, the controls' mean change.
  const design = new Matrix(controls.map(row));
  const fit = leastSquares(design, controls.map(change));
  if (fit.kept.length < design.columns) return undefined;
  const treatedRows = new Matrix(treated.map(row));
  const predicted = linearPredictor(treatedRows, fit.coefficients);
  const gains = treated.map((unit, i) => change(unit) - predicted[i]!);
  const estimate = mean(gains);
  const influence = new Float64Array(n);
  treated.forEach((unit, i) => {
    influence[unit] = (n / treated.length) * (gains[i]! - estimate);
  });
  const means = Matrix.columnVector(treatedRows.mean('column'));
  const leverage = design.mmul(fit.unscaledCovariance).mmul(means);
  controls.forEach((unit, i) => {
    influence[unit] = -n * fit.residuals[i]! * leverage.get(i, 0);
  });
  return { estimate, treatedUnits: treated.length, controlUnits: controls.length, influence };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
