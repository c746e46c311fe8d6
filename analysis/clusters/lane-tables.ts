import type { CircleGroups } from './lane-groups.ts';
import type { Field } from './window-scan.ts';

/** How the measure of windows is known to the lanes. */
export interface LaneTables {
  /** Tables of needs, and the one each group of circles uses. */
  count: number;
  tableOf: Int32Array;
  /** Cumulative measure of a table's smallest circle; tables are asked for in order. The row is reused. */
  measureRow(table: number): Float64Array;
  measureIn: {
    /** Measure of the smallest circle of a group between two boundaries. */
    smallest(group: number, start: number, end: number): number;
    /** The same for the circle that ends with place k, given that of the circle before it. */
    upTo(k: number, start: number, end: number, before: number): number;
  };
}

/** Groups whose smallest measures differ by less than this factor share a table. */
const SHARED = 1.03;

/** The tables of a field from boundary `from` on, over some intervals. */
export function laneTables(field: Field, from: number, intervals: number, groups: CircleGroups): LaneTables {
  const { measure } = field;
  return measure.kind === 'product'
    ? productTables(field, measure, from, intervals, groups)
    : cellTables(field, measure.cells, from, intervals, groups);
}

/** Rows of all circles have one shape, so groups of about the same measure share their needs. */
function productTables(
  { circles }: Field,
  measure: { byPlace: Float64Array; byInterval: Float64Array; total: number },
  from: number,
  intervals: number,
  groups: CircleGroups,
): LaneTables {
  const cumulative = new Float64Array(intervals + 1);
  for (let i = 0; i < intervals; i++) cumulative[i + 1] = cumulative[i]! + measure.byInterval[from + i]!;
  const inCircle = new Float64Array(circles.places.length);
  for (let centre = 0; centre + 1 < circles.start.length; centre++) {
    let sum = 0;
    for (let k = circles.start[centre]!; k < circles.start[centre + 1]!; k++) {
      sum += measure.byPlace[circles.places[k]!]!;
      inCircle[k] = sum;
    }
  }
  const { tableOf, least } = sharedTables(groups.inner);
  const row = new Float64Array(intervals + 1);
  const within = (k: number, start: number, end: number) =>
    (inCircle[k]! / measure.total) * (cumulative[end]! - cumulative[start]!);
  return {
    count: least.length,
    tableOf,
    measureRow(table) {
      for (let i = 0; i <= intervals; i++) row[i] = (least[table]! / measure.total) * cumulative[i]!;
      return row;
    },
    measureIn: {
      smallest: (group, start, end) => within(groups.first[group]!, start, end),
      upTo: within,
    },
  };
}

function sharedTables(inner: Float64Array): { tableOf: Int32Array; least: number[] } {
  const order = Int32Array.from(inner, (_, group) => group).sort((a, b) => inner[a]! - inner[b]!);
  const tableOf = new Int32Array(inner.length);
  const least: number[] = [];
  for (const group of order) {
    const value = inner[group]!;
    if (least.length === 0 || value > least[least.length - 1]! * SHARED) least.push(value);
    tableOf[group] = least.length - 1;
  }
  return { tableOf, least };
}

/** Every circle has a row of its own shape: one table for each group. */
function cellTables(
  { circles, places, intervals: all }: Field,
  cells: Float64Array,
  from: number,
  intervals: number,
  groups: CircleGroups,
): LaneTables {
  const bounds = intervals + 1;
  const prefix = new Float64Array(places * bounds);
  for (let place = 0; place < places; place++)
    for (let i = 0; i < intervals; i++)
      prefix[place * bounds + i + 1] = prefix[place * bounds + i]! + cells[place * all + from + i]!;
  const centreStart = new Int32Array(groups.first.length);
  for (let centre = 0; centre + 1 < groups.of.length; centre++)
    centreStart.fill(circles.start[centre]!, groups.of[centre], groups.of[centre + 1]);
  const row = new Float64Array(bounds);
  let summedFrom = -1;
  let summedTo = -1;
  const within = (k: number, start: number, end: number) => {
    const at = circles.places[k]! * bounds;
    return prefix[at + end]! - prefix[at + start]!;
  };
  return {
    count: groups.first.length,
    tableOf: Int32Array.from(groups.first, (_, group) => group),
    measureRow(group) {
      const [begin, last] = [centreStart[group]!, groups.first[group]!];
      if (begin !== summedFrom || last < summedTo) {
        row.fill(0);
        [summedFrom, summedTo] = [begin, begin - 1];
      }
      for (; summedTo < last; summedTo++) {
        const at = circles.places[summedTo + 1]! * bounds;
        for (let i = 0; i < bounds; i++) row[i]! += prefix[at + i]!;
      }
      return row;
    },
    measureIn: {
      smallest(group, start, end) {
        let sum = 0;
        for (let k = centreStart[group]!; k <= groups.first[group]!; k++) sum += within(k, start, end);
        return sum;
      },
      upTo: (k, start, end, before) => before + within(k, start, end),
    },
  };
}
