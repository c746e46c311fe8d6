import { type DataOf, day, localOffset, minute, type Moment, momentOf } from '../kernel/index.ts';
import type { contactWays, hearContact, scheduleContact } from './acts.ts';

/** Moments of hearing and of schedules are those of the wall clock, as people agree on them. */
export interface Contact {
  readonly base: string;
  readonly community: string | null;
  readonly way: (typeof contactWays)[number];
  readonly hours: readonly string[];
  readonly days: readonly number[];
  readonly graceMinutes: number;
  /** Nothing was agreed on before. */
  readonly from: Moment;
  readonly lastHeardAt: Moment | null;
  readonly isCancelled: boolean;
}

export function contactScheduled(data: DataOf<typeof scheduleContact>, occurred: Moment): Contact {
  return {
    base: data.base,
    community: data.community ?? null,
    way: data.way,
    hours: [...new Set(data.hours)].sort(),
    days: [...new Set(data.days)].sort((a, b) => a - b),
    graceMinutes: data.graceMinutes,
    from: occurred,
    lastHeardAt: null,
    isCancelled: false,
  };
}

export function contactHeard(contact: Contact, { heardAt }: DataOf<typeof hearContact>): Contact {
  return { ...contact, lastHeardAt: Math.max(contact.lastHeardAt ?? 0, momentOf(heardAt)) };
}

/** Who calls a little before her hour has called. */
export const earlyMs = 30 * minute;

/** The agreed moments of a contact in a stretch of time, oldest first. */
export function slotsBetween(
  { hours, days }: Pick<Contact, 'hours' | 'days'>,
  from: Moment,
  until: Moment,
): Moment[] {
  const slots: Moment[] = [];
  const first = Math.floor((from + localOffset) / day);
  const last = Math.floor((until + localOffset) / day);
  for (let nth = first; nth <= last; nth++) {
    // The first of January 1970 was a Thursday.
    const weekday = ((nth + 3) % 7) + 1;
    if (!days.includes(weekday)) continue;
    for (const hour of hours) {
      const minutes = Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
      const at = nth * day - localOffset + minutes * minute;
      if (at > from && at <= until) slots.push(at);
    }
  }
  return slots.sort((a, b) => a - b);
}

/** The newest agreed moment that has passed with its grace and at which nobody was heard; null where there is none. */
export function missedSlot(contact: Contact, now: Moment): Moment | null {
  if (contact.isCancelled) return null;
  const until = now - contact.graceMinutes * minute;
  const slot = slotsBetween(contact, Math.max(contact.from, until - 8 * day), until).at(-1);
  if (slot === undefined) return null;
  return contact.lastHeardAt !== null && contact.lastHeardAt >= slot - earlyMs ? null : slot;
}

/** The next agreed moment, or null for one that was cancelled. */
export function nextSlot(contact: Contact, now: Moment): Moment | null {
  return contact.isCancelled ? null : (slotsBetween(contact, now, now + 8 * day)[0] ?? null);
}
