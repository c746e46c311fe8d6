import { civilDay, dayNumber, daysInMonth } from './calendar.ts';

/** `unit`: numbers without a calendar. */
export type TimeUnit = 'year' | 'month' | 'day' | 'unit';

/** First and last day (or number) of a study, both inside it, and how its time is cut into intervals. */
export interface StudyPeriod {
  start: number;
  end: number;
  unit: TimeUnit;
  /** Units in one interval. */
  length: number;
}

/**
 * Boundaries of the intervals: the first day of each, then the day after the last. Counted back from the end, so that
 * a first interval longer than the others takes what is left over (SaTScan's rule).
 */
export function intervalStarts({ start, end, unit, length }: StudyPeriod): Int32Array {
  const starts: number[] = [end + 1];
  for (let step = 1; ; step++) {
    const boundary = stepBack(end + 1, unit, step * length);
    if (boundary > start) {
      starts.push(boundary);
      continue;
    }
    // A shorter rest is joined to the interval after it.
    if (boundary < start && starts.length > 1) starts.pop();
    starts.push(start);
    return Int32Array.from(starts.reverse());
  }
}

/**
 * How many units lie between two days, both inside; the part of a unit left over at the start counts as the share
 * of its days.
 */
export function unitsBetween(start: number, end: number, unit: TimeUnit): number {
  for (let whole = 0; ; whole++) {
    const boundary = stepBack(end + 1, unit, whole + 1);
    if (boundary > start) continue;
    if (boundary === start) return whole + 1;
    const { year, month } = civilDay(start);
    const days = unit === 'year' ? daysInYear(year) : daysInMonth(year, month);
    return whole + (days - (start - boundary)) / days;
  }
}

/** The interval a day lies in, or -1 where it lies outside the study. */
export function intervalOf(starts: Int32Array, day: number): number {
  const last = starts.length - 1;
  if (day < starts[0]! || day >= starts[last]!) return -1;
  let [low, high] = [0, last - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The longest window in intervals: a number of units, or a percentage of those in a stretch of the study. */
export function longestWindow(
  { start, unit, length }: StudyPeriod,
  limit: { by: 'percent' | 'units'; most: number },
  end: number,
): number {
  const units =
    limit.by === 'units' ? limit.most : Math.floor((unitsBetween(start, end, unit) * limit.most) / 100);
  return Math.floor(units / length);
}

/**
 * The day `count` units before a boundary. Months keep the boundary's day; one that begins after the last day of a
 * shorter month begins that month's next one.
 */
function stepBack(boundary: number, unit: TimeUnit, count: number): number {
  if (unit === 'day' || unit === 'unit') return boundary - count;
  const { year, month, day } = civilDay(boundary);
  const months = year * 12 + (month - 1) - count * (unit === 'year' ? 12 : 1);
  const target = { year: Math.floor(months / 12), month: (months % 12) + 1 };
  const available = daysInMonth(target.year, target.month);
  const isLast = day === daysInMonth(year, month);
  const wanted = isLast && !(month === 2 && day === 29) ? 31 : day;
  if (day <= 28 && !isLast) return dayNumber({ ...target, day });
  // Beyond the month's end, dayNumber would run over by more than one day.
  return wanted > available
    ? dayNumber({ ...target, day: available }) + 1
    : dayNumber({ ...target, day: Math.min(wanted, available) });
}

function daysInYear(year: number): number {
  return dayNumber({ year: year + 1, month: 1, day: 1 }) - dayNumber({ year, month: 1, day: 1 });
}
