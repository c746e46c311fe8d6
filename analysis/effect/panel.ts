// A panel: units followed over times, with the treatment of each, built from the rows of a file and checked.
import { type Refusal, refuse } from './answer.ts';

/** Columns of a file, one entry for each row. Exactly one of `isTreated` and `firstTreated` is given. */
export interface PanelRows {
  lines: ArrayLike<number>;
  units: readonly string[];
  times: ArrayLike<number>;
  outcome: ArrayLike<number>;
  /** 1 in the rows (unit and time) under treatment. */
  isTreated?: ArrayLike<number>;
  /** Time from which the unit is treated; Infinity for never. */
  firstTreated?: ArrayLike<number>;
  /** By name, NaN where unknown. */
  covariates?: Readonly<Record<string, ArrayLike<number>>>;
  clusters?: readonly string[];
}

/** Units are in an order that depends on their data, not on their names or rows; so are results of random draws. */
export interface Panel {
  units: readonly string[];
  /** Line of the file where each unit is first met, for refusals: names stay out of them. */
  lines: readonly number[];
  /** Ascending. */
  times: Float64Array;
  /** By unit, then time; NaN where the file has no row. */
  outcome: readonly Float64Array[];
  isTreated: readonly Uint8Array[];
  /** By unit; Infinity for never. */
  firstTreated: Float64Array;
  /** Whether every unit stays treated once it is. */
  isAbsorbing: boolean;
  covariates: Readonly<Record<string, readonly Float64Array[]>>;
  /** By unit. */
  clusters: readonly string[];
  isBalanced: boolean;
}

/**
 * Builds the panel. Refuses a unit with two rows for one time, and a first treated time or cluster that differs within
 * a unit, naming the line.
 */
export function panelOf(rows: PanelRows): Panel | Refusal {
  const times = Float64Array.from(new Set(Array.from(rows.times))).sort();
  const placeOfTime = new Map(Array.from(times, (time, place) => [time, place]));
  const names = [...new Set(rows.units)];
  const placeOfUnit = new Map(names.map((name, place) => [name, place]));
  const table = () => names.map(() => new Float64Array(times.length).fill(Number.NaN));
  const outcome = table();
  const isTreated = names.map(() => new Uint8Array(times.length));
  const covariates = Object.fromEntries(Object.keys(rows.covariates ?? {}).map((name) => [name, table()]));
  const rowOfCell = new Map<number, number>();
  const firstRow = new Map<number, number>();
  const firstTreated = new Float64Array(names.length).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows.units.length; row++) {
    const unit = placeOfUnit.get(rows.units[row]!)!;
    const time = placeOfTime.get(rows.times[row]!)!;
    const cell = unit * times.length + time;
    const earlier = rowOfCell.get(cell);
    if (earlier !== undefined)
      return refuse('two-rows-one-cell', { first: rows.lines[earlier]! }, rows.lines[row]);
    rowOfCell.set(cell, row);
    const first = firstRow.get(unit) ?? row;
    firstRow.set(unit, first);
    if (rows.clusters && rows.clusters[first] !== rows.clusters[row]) {
      return refuse('cluster-differs', { first: rows.lines[first]! }, rows.lines[row]);
    }
    if (rows.firstTreated) {
      if (rows.firstTreated[first] !== rows.firstTreated[row]) {
        return refuse('first-treated-differs', { first: rows.lines[first]! }, rows.lines[row]);
      }
      firstTreated[unit] = rows.firstTreated[row]!;
      isTreated[unit]![time] = rows.times[row]! >= rows.firstTreated[row]! ? 1 : 0;
    } else if (rows.isTreated?.[row] === 1) {
      isTreated[unit]![time] = 1;
      firstTreated[unit] = Math.min(firstTreated[unit]!, rows.times[row]!);
    }
    outcome[unit]![time] = rows.outcome[row]!;
    for (const [name, values] of Object.entries(rows.covariates ?? {}))
      covariates[name]![unit]![time] = values[row]!;
  }
  const order = names
    .map((_, unit) => unit)
    .sort((a, b) => byData(outcome[a]!, outcome[b]!, names[a]!, names[b]!));
  const sorted = <T>(list: readonly T[]) => order.map((unit) => list[unit]!);
  const isSeen = (unit: number, time: number) => !Number.isNaN(outcome[unit]![time]!);
  return {
    units: sorted(names),
    lines: order.map((unit) => rows.lines[firstRow.get(unit)!]!),
    times,
    outcome: sorted(outcome),
    isTreated: sorted(isTreated),
    firstTreated: Float64Array.from(order, (unit) => firstTreated[unit]!),
    isAbsorbing: names.every((_, unit) =>
      isTreated[unit]!.every(
        (on, time) => on === 1 || !isSeen(unit, time) || times[time]! < firstTreated[unit]!,
      ),
    ),
    covariates: Object.fromEntries(
      Object.entries(covariates).map(([name, values]) => [name, sorted(values)]),
    ),
    clusters: order.map((unit) => rows.clusters?.[firstRow.get(unit)!] ?? names[unit]!),
    isBalanced: rowOfCell.size === names.length * times.length,
  };
}

/** A refusal that names the first time without a row, for a method that needs all of them. */
export function refuseGap(panel: Panel): Refusal | undefined {
  for (let unit = 0; unit < panel.units.length; unit++) {
    const gap = panel.outcome[unit]!.findIndex(Number.isNaN);
    if (gap >= 0) return refuse('gap', { time: panel.times[gap]! }, panel.lines[unit]);
  }
  return undefined;
}

/** The panel with these units only, by place. */
export function selectUnits(panel: Panel, places: readonly number[]): Panel {
  const pick = <T>(list: readonly T[]) => places.map((place) => list[place]!);
  return {
    ...panel,
    units: pick(panel.units),
    lines: pick(panel.lines),
    outcome: pick(panel.outcome),
    isTreated: pick(panel.isTreated),
    firstTreated: Float64Array.from(places, (place) => panel.firstTreated[place]!),
    covariates: Object.fromEntries(
      Object.entries(panel.covariates).map(([name, values]) => [name, pick(values)]),
    ),
    clusters: pick(panel.clusters),
  };
}

function byData(a: Float64Array, b: Float64Array, nameA: string, nameB: string): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (Number.isNaN(a[i]!) ? -Infinity : a[i]!) - (Number.isNaN(b[i]!) ? -Infinity : b[i]!);
    if (difference > 0) return 1;
    if (difference < 0) return -1;
  }
  return nameA < nameB ? -1 : 1;
}
