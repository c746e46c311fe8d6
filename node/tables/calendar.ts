const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01 to a day of the Gregorian calendar, or null where the calendar has no such day. */
export function daysFromCivil(year: number, month: number, day: number): number | null {
  const time = Date.UTC(2000, month - 1, day);
  const date = new Date(time);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() / MS_PER_DAY;
}

/** The day as `YYYY-MM-DD`, from days since 1970-01-01. */
export function isoDate(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}
