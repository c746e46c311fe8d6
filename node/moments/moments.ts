const zoneMinutes = 120;
const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * A moment as people type it, as ISO 8601 UTC with milliseconds; null where it is none. `now`, `+90m`, `+24h`, `+3d`,
 * `-10m` count from now; `2026-11-28 22:00` is in the time of the eastern provinces (UTC+2); a zone of its own holds.
 */
export function momentIn(text: string, now: number): string | null {
  if (text === 'now') return new Date(now).toISOString();
  const relative = /^([+-])(\d{1,5})([mhd])$/.exec(text);
  if (relative) {
    const [, sign, count, unit] = relative;
    const span = Number(count) * unitMs[unit as keyof typeof unitMs];
    return new Date(now + (sign === '-' ? -span : span)).toISOString();
  }
  const written =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!written) return null;
  const [, date, time = '00:00', zone] = written;
  const at = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
  if (Number.isNaN(at) || !isRealDate(date as string)) return null;
  return new Date(zone ? at : at - zoneMinutes * 60_000).toISOString();
}

/** Date.parse takes 31 February for 3 March. */
function isRealDate(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
