// The node's clock on this screen, and how times are written. A base laptop's own clock may be years off, so every
// countdown runs on the node's.
import { computed, signal } from '@preact/signals';
import { basesZone } from '@ulinzi/words/for-web';
import { t, writtenLocale } from './words.ts';

const second = 1_000;
const minute = 60 * second;

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

/** The node's time to the minute: what is drawn from it is not drawn again each second. */
export const minuteNow = computed(() => Math.floor(now.value / minute) * minute);

const two = (value: number) => String(value).padStart(2, '0');

/**
 * Time left until a moment: `04:41` under an hour, `2 h 50` under three days, then days; with a true minus where it has
 * passed. Given in milliseconds.
 */
export function left(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const seconds = Math.floor(Math.abs(ms) / second);
  if (seconds < 3_600) return `${sign}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 72 * 60) return `${sign}${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
  return t('watch.days-left', { days: `${sign}${Math.floor(minutes / 1_440)}` });
}

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: '2-digit', month: '2-digit' },
  date: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Kept: to make one takes a browser longer than to write a hundred times with it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function written(shape: keyof typeof shapes, at: string | number, zone: string): string {
  const locale = writtenLocale.value;
  const key = `${shape} ${locale} ${zone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: zone });
  formats.set(key, format);
  return format.format(typeof at === 'string' ? Date.parse(at) : at);
}

/** `03:14` in the base's zone, or another. */
export function clockOf(at: string | number, zone: string = basesZone): string {
  return written('clock', at, zone);
}

/** `14/04`: digits only, because Congo Swahili counts its weekdays from Monday. */
export function dayOf(at: string | number, zone: string = basesZone): string {
  return written('day', at, zone);
}

/** `14/04/2026`. */
export function dateOf(at: string | number, zone: string = basesZone): string {
  return written('date', at, zone);
}

/** Moves at midnight: a list of moments is drawn again then, and not each second. */
const today = computed(() => dayOf(minuteNow.value));

/** The hour alone where it was today, the day with it where it was not. */
export function momentOf(iso: string): string {
  return dayOf(iso) === today.value ? clockOf(iso) : `${dayOf(iso)} ${clockOf(iso)}`;
}
