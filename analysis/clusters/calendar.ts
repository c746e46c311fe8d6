// Days counted from 1970-01-01 in the Gregorian calendar, as analyses need them.

const MS_PER_DAY = 86_400_000;

export interface Civil {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** The day's number; a day beyond the month's end runs over into the next month. */
export function dayNumber({ year, month, day }: Civil): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY);
}

export function civilDay(day: number): Civil {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return dayNumber(next) - dayNumber({ year, month, day: 1 });
}
