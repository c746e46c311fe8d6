// A team while it is typed: who is missing in it, and what it costs. Pure, so that it is tested without a screen.
import { daysBetween, isDay } from '@ulinzi/domain/kernel';
import { components } from '@ulinzi/domain/visits';

type Component = (typeof components)[number];

/** A component without people is not in it. Kept as it is typed. */
export type TypedRoster = Readonly<Partial<Record<Component, string>>>;

export interface RosterPart {
  readonly component: Component;
  readonly people: number;
}

const most = 50;

/** What the roster's fields hold, in the order of the components; null where one of them holds no number of people. */
export function rosterOf(typed: TypedRoster): RosterPart[] | null {
  const parts: RosterPart[] = [];
  for (const component of components) {
    const text = (typed[component] ?? '').trim();
    if (text === '') continue;
    const people = Number(text);
    if (!Number.isInteger(people) || people < 0 || people > most) return null;
    if (people > 0) parts.push({ component, people });
  }
  return parts;
}

export function typedOf(roster: readonly { component: string; people: number }[]): TypedRoster {
  return Object.fromEntries(roster.map(({ component, people }) => [component, String(people)]));
}

/** Days from one to another, both counted; null where they are not days, or the other way round. */
export function daysOf(from: string, until: string): number | null {
  if (!isDay(from) || !isDay(until)) return null;
  const days = daysBetween(from, until) + 1;
  return days > 0 ? days : null;
}

/** People times days (A14). */
export function staffDays(roster: readonly RosterPart[], days: number): number {
  return roster.reduce((sum, { people }) => sum + people * days, 0);
}
