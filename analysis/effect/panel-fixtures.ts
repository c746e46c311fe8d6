// Panels for tests, written as people write them. All invented: EXERCISE.
import type { Random } from '../kernel/index.ts';
import { isRefusal, type Refusal } from './answer.ts';
import { type Panel, type PanelRows, panelOf } from './panel.ts';

/** Rows by unit: outcomes at times 1, 2, 3 … and the first treated time. */
export type Sketch = Record<string, { outcome: readonly number[]; first?: number }>;

export function rowsOf(sketch: Sketch): PanelRows {
  const rows = Object.entries(sketch).flatMap(([unit, { outcome, first = Number.POSITIVE_INFINITY }]) =>
    outcome.map((value, t) => ({ unit, time: t + 1, value, first })),
  );
  return {
    lines: rows.map((_, row) => row + 2),
    units: rows.map(({ unit }) => unit),
    times: rows.map(({ time }) => time),
    outcome: rows.map(({ value }) => value),
    firstTreated: rows.map(({ first }) => first),
  };
}

export function panelFrom(sketch: Sketch): Panel {
  return answered(panelOf(rowsOf(sketch)));
}

export function answered<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** Units with levels and noise; `startOf` gives each unit's first treated time. */
export function noisySketch(
  random: Random,
  units: number,
  times: number,
  startOf: (unit: number) => number,
): Sketch {
  return Object.fromEntries(
    Array.from({ length: units }, (_, unit) => {
      const level = 10 * random.normal();
      const first = startOf(unit);
      const outcome = Array.from(
        { length: times },
        (_, t) => level + 0.5 * t + random.normal() + (t + 1 >= first ? 2 : 0),
      );
      return [`EXERCISE ${unit}`, { outcome, first }];
    }),
  );
}

/** The same rows in another order, under other names, at shifted times. */
export function disguised(rows: PanelRows, random: Random, shift: number): PanelRows {
  const order = random.shuffle(rows.units.map((_, row) => row));
  const names = new Map<string, string>();
  for (const unit of random.shuffle([...new Set(rows.units)])) names.set(unit, `area ${names.size}`);
  const pick = (values: ArrayLike<number>) => order.map((row) => values[row]!);
  return {
    lines: pick(rows.lines),
    units: order.map((row) => names.get(rows.units[row]!)!),
    times: pick(rows.times).map((time) => time + shift),
    outcome: pick(rows.outcome),
    firstTreated: pick(rows.firstTreated!).map((time) => time + shift),
  };
}
