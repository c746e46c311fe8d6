import type { Province } from '../communities/index.ts';
import { type DataOf, type Moment, momentOf, type Role } from '../kernel/index.ts';
import type { assignDuty, describePost, openPost, Seat } from './acts.ts';

/** From one moment until, not including, another; null while it lasts. */
export interface Posting {
  readonly from: Moment;
  readonly until: Moment | null;
}

export interface Post {
  readonly slug: string;
  readonly label: string;
  readonly role: Role;
  readonly base: string | null;
  readonly province: Province | null;
  readonly language: 'fr' | 'en' | 'sw';
  /** In the order of time; the last one may last. */
  readonly postings: readonly Posting[];
}

export interface Duty {
  readonly post: string;
  readonly seat: Seat;
  readonly scope: string;
  readonly from: Moment;
  readonly until: Moment;
}

export function postOpened(data: DataOf<typeof openPost>): Post {
  return {
    slug: data.slug,
    label: data.label,
    role: data.role,
    base: data.base ?? null,
    province: data.province ?? null,
    language: data.language ?? 'fr',
    postings: [],
  };
}

export function postDescribed(post: Post, { language }: DataOf<typeof describePost>): Post {
  return { ...post, language };
}

export function dutyAssigned(data: DataOf<typeof assignDuty>): Duty {
  return {
    post: data.post,
    seat: data.seat,
    scope: data.scope,
    from: momentOf(data.from),
    until: momentOf(data.until),
  };
}

/**
 * The post on duty for a seat at a moment, or null where nobody is. Of overlapping turns the one that began last
 * holds: a hand-over before the end of a turn.
 */
export function onDuty(duties: Iterable<Duty>, seat: Seat, scope: string, at: Moment): string | null {
  return turnOf(duties, seat, scope, at)?.post ?? null;
}

/** The turn that holds at a moment, by the same rule. */
export function turnOf(duties: Iterable<Duty>, seat: Seat, scope: string, at: Moment): Duty | null {
  return turnAt(turnsOf(duties, seat, scope), at);
}

/** The same among turns of one seat in one place. */
export function turnAt<Turn extends Pick<Duty, 'post' | 'from' | 'until'>>(
  turns: Iterable<Turn>,
  at: Moment,
): Turn | null {
  let holder: Turn | null = null;
  for (const turn of turns) {
    if (turn.from > at || turn.until <= at) continue;
    if (!holder || turn.from > holder.from || (turn.from === holder.from && turn.post < holder.post))
      holder = turn;
  }
  return holder;
}

function* turnsOf(duties: Iterable<Duty>, seat: Seat, scope: string): Iterable<Duty> {
  for (const duty of duties) if (duty.seat === seat && duty.scope === scope) yield duty;
}

/** Posts may take their role's seat; a commander may stand in as Assistant's relief, and so on upwards. */
export const rolesFor: Readonly<Record<Seat, readonly Role[]>> = {
  assistant: ['assistant', 'commander'],
  commander: ['commander', 'duty-officer'],
  'duty-officer': ['duty-officer', 'protection-manager', 'head-of-office'],
};

export interface Gap {
  readonly seat: Seat;
  readonly scope: string;
  readonly from: Moment;
  readonly until: Moment;
}

/**
 * Times within [from, until) in which nobody is on duty for the seat, in order. Source: B3, shown beforehand. A turn
 * that was cancelled before it began covers nothing.
 */
export function gapsOf(
  duties: Iterable<Duty>,
  seat: Seat,
  scope: string,
  from: Moment,
  until: Moment,
): Gap[] {
  const turns = [...duties]
    .filter((duty) => duty.seat === seat && duty.scope === scope && duty.from < duty.until)
    .filter((duty) => duty.until > from && duty.from < until)
    .sort((a, b) => a.from - b.from);
  const gaps: Gap[] = [];
  let covered = from;
  for (const turn of turns) {
    if (turn.from > covered) gaps.push({ seat, scope, from: covered, until: turn.from });
    covered = Math.max(covered, turn.until);
  }
  if (covered < until) gaps.push({ seat, scope, from: covered, until });
  return gaps;
}
