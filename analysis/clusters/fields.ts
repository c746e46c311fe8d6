import {
  type ScanProblem,
  joinIntervals,
  joinPlaces,
  measureByInterval,
  measureByPlace,
  totalsOf,
} from './problem.ts';
import type { Field } from './window-scan.ts';
import { type Windows, wholePeriod } from './windows.ts';

/** Where a cluster stretches: in space and time, over the whole period, or over all places. */
export type Stretch = 'space-time' | 'space' | 'time';

/** A field to scan, its windows for the data and for simulations, and how cases are joined to fit it. */
export interface ScanField {
  stretch: Stretch;
  field: Field;
  observed: Windows;
  simulated: Windows;
  fit: (cases: Int32Array) => Int32Array;
}

/** The fields of a problem: its own first, then the whole period and all places where it asks for them too. */
export function fieldsOf(problem: ScanProblem): ScanField[] {
  const totals = totalsOf(problem);
  const { model, rules, places, intervals, measure, circles, observedWindows, simulatedWindows } = problem;
  const common = { model, rules, totals };
  const stretch = places === 1 ? 'time' : intervals === 1 ? 'space' : 'space-time';
  const fields: ScanField[] = [
    {
      stretch,
      field: { ...common, places, intervals, measure, circles },
      observed: observedWindows,
      simulated: simulatedWindows,
      fit: (cases) => cases,
    },
  ];
  if (problem.also.wholePeriod && intervals > 1) {
    const cells = measureByPlace(problem);
    fields.push({
      stretch: 'space',
      field: { ...common, places, intervals: 1, measure: { kind: 'table', cells }, circles },
      observed: wholePeriod(),
      simulated: wholePeriod(),
      fit: (cases) => joinIntervals(cases, intervals),
    });
  }
  if (problem.also.allPlaces && places > 1) {
    const cells = measureByInterval(problem);
    const all = { start: Int32Array.of(0, 1), places: Int32Array.of(0), reported: Int32Array.of(1) };
    fields.push({
      stretch: 'time',
      field: { ...common, places: 1, intervals, measure: { kind: 'table', cells }, circles: all },
      observed: observedWindows,
      simulated: simulatedWindows,
      fit: (cases) => joinPlaces(cases, intervals),
    });
  }
  return fields;
}
