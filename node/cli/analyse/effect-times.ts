// The time of a panel or series as files write it: plain numbers, days, months, quarters, weeks, or a word with a number.
import {
  BadLines,
  dateColumn,
  isoDate,
  NO_DATE,
  optionalDateColumn,
  type Table,
  textColumn,
} from '../../tables/index.ts';

/** Not a time. */
const NONE = Number.NaN;

export interface TimeAxis {
  /** One for each row; whole steps for months, quarters, weeks and evenly spaced days. */
  values: Float64Array;
  /** As the file writes it, for output: a number where the file has numbers. */
  label(value: number): number | string;
  /** A time written on the command line, NaN where it is none. */
  read(text: string): number;
  /** The times of another column, such as the first treated one; NaN for an empty cell or what is no time. */
  column(name: string, of: Table): Float64Array;
  /** Steps in a year where the file shows it. */
  yearLength?: number;
  /** Days since 1970-01-01 for a plot; absent for plain numbers. */
  days?(value: number): number;
}

interface Writing {
  read(text: string): number;
  write(value: number): number | string;
  yearLength?: number;
  days?(value: number): number;
}

const NUMBER = /^[+-]?\d+(\.\d*)?$/;
const MONTH = /^(\d{4})[-/mM](\d{1,2})$/;
const QUARTER = /^(\d{4})[- ]?[qQtT]([1-4])$/;
const WEEK = /^(\d{4})[- ]?[wWsS](\d{1,2})$/;
const NUMBERED = /^(\D*?)\s*(\d+)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;
/** The first day of 1970 was the fourth of its week. */
const DAYS_TO_MONDAY = 3;

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (year: number, month: number) => Date.UTC(year, month, 1) / MS_PER_DAY;

const months: Writing = {
  read: (text) => {
    const [, year, month] = MONTH.exec(text) ?? [];
    return month && Number(month) >= 1 && Number(month) <= 12 ? Number(year) * 12 + Number(month) - 1 : NONE;
  },
  write: (value) => `${Math.floor(value / 12)}-${two((value % 12) + 1)}`,
  yearLength: 12,
  days: (value) => dayOf(Math.floor(value / 12), value % 12),
};

const quarters: Writing = {
  read: (text) => {
    const [, year, quarter] = QUARTER.exec(text) ?? [];
    return quarter ? Number(year) * 4 + Number(quarter) - 1 : NONE;
  },
  write: (value) => `${Math.floor(value / 4)}-Q${(value % 4) + 1}`,
  yearLength: 4,
  days: (value) => dayOf(Math.floor(value / 4), (value % 4) * 3),
};

/** ISO weeks, counted from the Monday of 1969-12-29. */
const weeks: Writing = {
  read: (text) => {
    const [, year, week] = WEEK.exec(text) ?? [];
    if (!week || Number(week) < 1 || Number(week) > 53) return NONE;
    const fourth = dayOf(Number(year), 0) + 3;
    const value = Math.floor((fourth + DAYS_TO_MONDAY) / 7) + Number(week) - 1;
    return weeks.write(value) === `${year}-W${two(Number(week))}` ? value : NONE;
  },
  write: (value) => {
    const thursday = new Date(value * 7 * MS_PER_DAY);
    const year = thursday.getUTCFullYear();
    const week = Math.floor((thursday.getTime() / MS_PER_DAY - dayOf(year, 0)) / 7) + 1;
    return `${year}-W${two(week)}`;
  },
  yearLength: 365.25 / 7,
  days: (value) => value * 7 - DAYS_TO_MONDAY,
};

const numbers: Writing = {
  read: (text) => (NUMBER.test(text) ? Number(text) : NONE),
  write: (value) => value,
};

/**
 * Reads the time column. Throws DataRefused naming the lines that hold no time in the writing that the column begins
 * with.
 */
export function readTimes(table: Table, name: string): TimeAxis {
  const cells = textColumn(table, name);
  const first = cells.find((cell) => cell !== '') ?? '';
  for (const writing of [numbers, months, quarters, weeks, numberedLike(first)]) {
    if (writing && !Number.isNaN(writing.read(first))) return plainAxis(table, name, writing);
  }
  return dayAxis(table, name);
}

function plainAxis(table: Table, name: string, writing: Writing): TimeAxis {
  const column = (other: string, of: Table) =>
    Float64Array.from(textColumn(of, other), (cell) => writing.read(cell));
  const values = column(name, table);
  const bad = new BadLines();
  values.forEach((value, row) => {
    if (Number.isNaN(value)) bad.add(table.rows[row]!.line, () => table.speak('analyse-effect.no-time'));
  });
  bad.refuse(table.speak, { source: table.source, column: name });
  const { write, read, yearLength, days } = writing;
  return { values, label: write, read, column, ...(yearLength && { yearLength }), ...(days && { days }) };
}

/** "week 12": the word must be the same throughout. */
function numberedLike(first: string): Writing | undefined {
  const [, word] = NUMBERED.exec(first) ?? [];
  if (!word || /[\d/.-]/.test(word)) return undefined;
  return {
    read: (text) => {
      const match = NUMBERED.exec(text);
      return match && match[1] === word ? Number(match[2]) : NONE;
    },
    write: (value) => value,
  };
}

/** Days; counted in months where all are the same day of the month; in steps as long as all gaps have in common. */
function dayAxis(table: Table, name: string): TimeAxis {
  const all = dateColumn(table, name);
  const cells = textColumn(table, name);
  const first = all.reduce((least, days) => Math.min(least, days), all[0] ?? 0);
  const firstDate = new Date(first * MS_PER_DAY);
  const dayOfMonth = firstDate.getUTCDate();
  const isMonthly = all.every((days) => new Date(days * MS_PER_DAY).getUTCDate() === dayOfMonth);
  const monthsSince = (days: number) => {
    const date = new Date(days * MS_PER_DAY);
    const months =
      (date.getUTCFullYear() - firstDate.getUTCFullYear()) * 12 +
      date.getUTCMonth() -
      firstDate.getUTCMonth();
    return months + (date.getUTCDate() - dayOfMonth) / 31;
  };
  const since = (days: number) => (isMonthly ? monthsSince(days) : days - first);
  const step = commonStep(Array.from(all, since));
  const toValue = (days: number) => since(days) / step;
  const toDays = (value: number) => {
    if (!isMonthly) return first + Math.round(value * step);
    return (
      dayOf(firstDate.getUTCFullYear(), firstDate.getUTCMonth() + Math.round(value * step)) + dayOfMonth - 1
    );
  };
  return {
    values: Float64Array.from(all, toValue),
    label: (value) => isoDate(toDays(value)),
    read: (text) => {
      const row = cells.indexOf(text);
      if (row >= 0) return toValue(all[row]!);
      const isDay = DAY.test(text) && !Number.isNaN(Date.parse(text));
      return isDay ? toValue(Date.parse(text) / MS_PER_DAY) : NONE;
    },
    column: (other, of) =>
      Float64Array.from(optionalDateColumn(of, other), (days) => (days === NO_DATE ? NONE : toValue(days))),
    yearLength: (isMonthly ? 12 : 365.25) / step,
    days: toDays,
  };
}

/** The greatest common divisor. */
function commonStep(gaps: readonly number[]): number {
  let step = 0;
  for (const gap of gaps) {
    let [a, b] = [step, gap];
    while (b > 0) [a, b] = [b, a % b];
    step = a;
  }
  return step || 1;
}
