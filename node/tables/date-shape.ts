// What the writing of a date shows. "25/03/2018" can only be day, month, year; "03/04/2018" alone can be either order.
import { daysFromCivil } from './calendar.ts';
import type { DateOrder } from './table.ts';

/** `days` since 1970-01-01, or two numbers before a year whose order is open, or why it is no date. */
export type DateShape =
  | { kind: 'date'; days: number }
  | { kind: 'numbers'; first: number; second: number; year: number }
  | { kind: 'none'; problem: string };

const CLOCK = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const ISO = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${CLOCK}$`);
const NUMBERS = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${CLOCK}$`);
const SHORT_YEAR = new RegExp(`^\\d{1,2}([-/.])\\d{1,2}\\1\\d{2}${CLOCK}$`);
const WORDS = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -]([\p{L}.]+)[ -](\d{4})$/u;
const SERIAL = /^\d{5}(\.\d+)?$/;

/** Serial numbers of 1940-01-01 and 2099-12-31 in spreadsheets that count from 1900. */
const FIRST_SERIAL = 14_611;
const LAST_SERIAL = 73_050;
const SERIAL_OF_1970 = 25_569;

/** Months in French, English and Swahili, by the letters that tell them apart, accents left out. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janv', 'january', 'janvier', 'januari'],
  ['feb', 'fev', 'fevr', 'february', 'fevrier', 'februari'],
  ['mar', 'mars', 'march', 'machi'],
  ['apr', 'avr', 'april', 'avril', 'aprili'],
  ['may', 'mai', 'mei'],
  ['jun', 'juin', 'june', 'juni'],
  ['jul', 'juil', 'july', 'juillet', 'julai'],
  ['aug', 'aou', 'aout', 'august', 'agosti'],
  ['sep', 'sept', 'september', 'septembre', 'septemba'],
  ['oct', 'okt', 'october', 'octobre', 'oktoba'],
  ['nov', 'november', 'novembre', 'novemba'],
  ['dec', 'des', 'december', 'decembre', 'desemba'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/**
 * The shape of a cell that is not empty. A clock time behind the date is passed over: the day is the one written.
 * Serial numbers are dates in workbooks only.
 */
export function dateShape(cell: string, isWorkbook: boolean): DateShape {
  const iso = ISO.exec(cell);
  if (iso) return dated(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numbers = NUMBERS.exec(cell);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])];
    // Points between the numbers are the continental writing: day first.
    if (numbers[2] === '.') return dated(year, second, first);
    return { kind: 'numbers', first, second, year };
  }
  const words = WORDS.exec(cell);
  if (words) {
    const name = words[2]!
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase();
    const month = MONTH_OF.get(name);
    return month
      ? dated(Number(words[3]), month, Number(words[1]))
      : { kind: 'none', problem: 'tables.no-month' };
  }
  if (isWorkbook && SERIAL.test(cell)) {
    const serial = Number(cell);
    if (serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)
      return { kind: 'date', days: Math.floor(serial) - SERIAL_OF_1970 };
  }
  return { kind: 'none', problem: SHORT_YEAR.test(cell) ? 'tables.short-year' : 'tables.no-date' };
}

/** Settles the order of two numbers before a year. */
export function orderedDate(
  shape: { first: number; second: number; year: number },
  order: DateOrder,
): DateShape {
  return order === 'dmy'
    ? dated(shape.year, shape.second, shape.first)
    : dated(shape.year, shape.first, shape.second);
}

function dated(year: number, month: number, day: number): DateShape {
  const days = daysFromCivil(year, month, day);
  return days === null ? { kind: 'none', problem: 'tables.no-such-day' } : { kind: 'date', days };
}
