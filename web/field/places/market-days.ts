import { dayAfter } from '@ulinzi/domain/kernel';

/** The next market, today's included; days of the week as ISO 8601 counts them, 1 for Monday. A date, never the name of a day. */
export function nextMarket(today: string, marketDays: readonly number[]): string | null {
  for (let days = 0; days < 7; days++) {
    const day = dayAfter(today, days);
    if (marketDays.includes(new Date(`${day}T12:00:00Z`).getUTCDay() || 7)) return day;
  }
  return null;
}
