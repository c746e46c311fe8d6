import { dayNumber, daysInMonth } from '@ulinzi/analysis/clusters';

/** How precisely dates are given; `unit` is a number without a calendar. */
export type Precision = 'none' | 'year' | 'month' | 'day' | 'unit';

export interface ReadDate {
  day: number;
  precision: Exclude<Precision, 'none'>;
}

/** SaTScan's calendar begins here; smaller numbers are years of two digits. */
const FIRST_YEAR = 1400;

/**
 * Reads a date as SaTScan's files write it: year, year/month, year/month/day, or month/year and month/day/year with
 * a year of four digits; separated by `/`, `-`, `.` or `*`. A year of two digits is of the century of `century`.
 * With precision `unit` it is a whole number. Null where it is no such date.
 *
 * `edge` says which day a year or month stands for: its first, its last, or for populations its middle (1 July, the
 * 15th).
 */
export function parseDate(
  text: string,
  { precision, edge, century }: { precision: Precision; edge: 'first' | 'last' | 'middle'; century?: number },
): ReadDate | null {
  if (precision === 'unit')
    return /^[+-]?\d{1,9}$/.test(text) ? { day: Number(text), precision: 'unit' } : null;
  const parts = text.split(/[/\-.*]/);
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const numbers = parts.map(Number);
  const last = numbers[numbers.length - 1]!;
  const isYearLast = numbers.length > 1 && last > 999;
  const [year, month, day] = isYearLast
    ? [last, numbers[0], numbers.length === 3 ? numbers[1] : undefined]
    : numbers;
  const full = fullYear(year!, century);
  return full === null ? null : dateOf(full, month, day, edge);
}

function fullYear(year: number, century: number | undefined): number | null {
  if (year >= FIRST_YEAR) return year;
  if (year > 99) return null;
  return year + (century === undefined ? 1900 : Math.floor(century / 100) * 100);
}

function dateOf(
  year: number,
  month: number | undefined,
  day: number | undefined,
  edge: 'first' | 'last' | 'middle',
): ReadDate | null {
  if (month === undefined) {
    const standing = { first: [1, 1], middle: [7, 1], last: [12, 31] } as const;
    const [m, d] = standing[edge];
    return { day: dayNumber({ year, month: m, day: d }), precision: 'year' };
  }
  if (month < 1 || month > 12) return null;
  const days = daysInMonth(year, month);
  if (day === undefined) {
    const standing = { first: 1, middle: 15, last: days } as const;
    return { day: dayNumber({ year, month, day: standing[edge] }), precision: 'month' };
  }
  return day < 1 || day > days ? null : { day: dayNumber({ year, month, day }), precision: 'day' };
}

const FINENESS = { year: 1, month: 2, day: 3, unit: 4 } as const;

/** Whether a date is known at least as precisely as asked. */
export function isAtLeast(read: ReadDate, precision: Exclude<Precision, 'none'>): boolean {
  return FINENESS[read.precision] >= FINENESS[precision];
}
