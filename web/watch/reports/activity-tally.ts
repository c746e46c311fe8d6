// What was done in a month, by kind of activity and base (A5). Pure, so that it is tested without a screen.
import { activities, type ActivitiesAnswer } from '@ulinzi/domain/reports';

export type ActivityRow = ActivitiesAnswer['activities'][number];

export interface OfKind {
  readonly activity: ActivityRow['activity'];
  readonly reports: number;
  readonly minutes: number;
}

/** One for each kind, none left out, in the order of the list. */
export function byKind(rows: readonly ActivityRow[]): OfKind[] {
  return activities.map((activity) => {
    const own = rows.filter((row) => row.activity === activity);
    return {
      activity,
      reports: own.reduce((sum, row) => sum + row.reports, 0),
      minutes: own.reduce((sum, row) => sum + row.minutes, 0),
    };
  });
}

export interface OfBase {
  readonly base: string;
  readonly label: string;
  readonly kinds: readonly OfKind[];
  readonly reports: number;
}

/** By base, in the order of their names. */
export function byBase(rows: readonly ActivityRow[]): OfBase[] {
  const bases = [...new Map(rows.map((row) => [row.base, row.baseLabel]))];
  return bases
    .map(([base, label]) => {
      const own = rows.filter((row) => row.base === base);
      return { base, label, kinds: byKind(own), reports: own.reduce((sum, row) => sum + row.reports, 0) };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}
