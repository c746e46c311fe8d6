// The named styles that a message may use: `{at, time, clock}`. scripts/words.mjs refuses any other, because
// the styles that come with ICU write the names of months and weekdays.

/** Styles of moments (digits only: Congo Swahili counts its weekdays from Monday) and of numbers, by name. */
export function stylesIn(
  zone: string,
): Record<string, Intl.DateTimeFormatOptions & Intl.NumberFormatOptions> {
  return {
    day: { day: '2-digit', month: '2-digit', timeZone: zone },
    full: { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: zone },
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
    percent: { style: 'percent' },
    decimal1: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
    decimal2: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    decimal3: { minimumFractionDigits: 3, maximumFractionDigits: 3 },
  };
}
