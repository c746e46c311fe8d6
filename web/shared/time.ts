// The node's clock on this screen, and how times are written. A base laptop's own clock may be years off, so every
// countdown runs on the node's.
import { signal } from '@preact/signals';
import { basesZone } from '@ulinzi/words/for-web';
import { writtenLocale } from './words.ts';

const second = 1_000;

/** By how much the node's clock is ahead of this machine's, in milliseconds. */
let ahead = 0;

/** The node's time now in milliseconds since 1970, moved on each second. */
export const now = signal(Date.now());

/** Takes over the node's clock from an answer that has just come. */
export function setNodeTime(iso: string): void {
  ahead = Date.parse(iso) - Date.now();
  now.value = Date.now() + ahead;
}

setInterval(() => {
  now.value = Date.now() + ahead;
}, second);

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Time left until a moment: `04:41` under an hour, `2 h 50` above; with a true minus where it has passed. Given in
 * milliseconds.
 */
export function left(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const seconds = Math.floor(Math.abs(ms) / second);
  if (seconds < 3_600) return `${sign}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 72 * 60) return `${sign}${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
  return `${sign}${Math.floor(minutes / 1_440)} j`;
}

/** `03:14` in the base's zone, or another. */
export function clockOf(iso: string | number, zone: string = basesZone): string {
  return new Intl.DateTimeFormat(writtenLocale.value, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(typeof iso === 'string' ? Date.parse(iso) : iso);
}

/** `14/04`: digits only, because Congo Swahili counts its weekdays from Monday. */
export function dayOf(iso: string | number, zone: string = basesZone): string {
  return new Intl.DateTimeFormat(writtenLocale.value, {
    day: '2-digit',
    month: '2-digit',
    timeZone: zone,
  }).format(typeof iso === 'string' ? Date.parse(iso) : iso);
}

/** `14/04/2026`. */
export function dateOf(iso: string | number, zone: string = basesZone): string {
  return new Intl.DateTimeFormat(writtenLocale.value, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  }).format(typeof iso === 'string' ? Date.parse(iso) : iso);
}

/** The hour alone where it was today, the day with it where it was not. */
export function momentOf(iso: string): string {
  return dayOf(iso) === dayOf(now.value) ? clockOf(iso) : `${dayOf(iso)} ${clockOf(iso)}`;
}
