// Which visits a reader sees, and which first. Pure, so that it is tested without a screen.
import { daysBetween } from '@ulinzi/domain/kernel';
import type { VisitLine } from '@ulinzi/domain/visits';

/** Days since its report was due, 0 where none is late. */
export function reportLate(report: VisitLine['report'], today: string): number {
  return report === null || report.isSent ? 0 : Math.max(0, daysBetween(report.due, today));
}

/** What fits: those whose report is late first, the latest of them at the top, the others as the node gives them. */
export function narrowed(
  visits: readonly VisitLine[],
  state: VisitLine['state'] | '',
  base: string,
  today: string,
): VisitLine[] {
  return visits
    .filter((one) => (base === '' || one.base === base) && (state === '' || one.state === state))
    .sort((one, other) => reportLate(other.report, today) - reportLate(one.report, today));
}
