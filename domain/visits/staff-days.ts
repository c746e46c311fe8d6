// Days of work that visits take from the sections of the mission (A14).
import { daysBetween } from '../kernel/index.ts';
import { components } from './codes.ts';
import type { Component, Visit } from './register.ts';

export interface StaffDays {
  readonly component: Component;
  readonly days: number;
}

/**
 * People times days, both days included, by component, of the visits that were held; only days within the period, so
 * that the months of a year add up. Components that gave nobody are left out.
 */
export function staffDays(visits: Iterable<Visit>, from: string, until: string): StaffDays[] {
  const total = new Map<Component, number>();
  for (const visit of visits) {
    const days = visit.state === 'held' ? daysWithin(visit, from, until) : 0;
    for (const { component, people } of days > 0 ? visit.roster : [])
      total.set(component, (total.get(component) ?? 0) + people * days);
  }
  return components.flatMap((component) => {
    const days = total.get(component);
    return days === undefined ? [] : [{ component, days }];
  });
}

/** Days of a visit that lie within a period, both its ends included. */
export function daysWithin(visit: Pick<Visit, 'from' | 'until'>, from: string, until: string): number {
  if (visit.from === null || visit.until === null) return 0;
  const first = visit.from > from ? visit.from : from;
  const last = visit.until < until ? visit.until : until;
  return Math.max(0, daysBetween(first, last) + 1);
}
