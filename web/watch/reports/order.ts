// Reports in the order in which somebody needs them, and which of them fit. Pure, so that it is tested alone.
import { today } from '@ulinzi/domain/kernel';
import type { ReportLine } from '@ulinzi/domain/reports';

export interface Narrowed {
  readonly kind: string;
  readonly base: string;
  readonly state: string;
}

export const everything: Narrowed = { kind: '', base: '', state: '' };

export function fits(report: ReportLine, { kind, base, state }: Narrowed): boolean {
  return (
    (kind === '' || report.kind === kind) &&
    (base === '' || report.base === base) &&
    (state === '' || report.state === state)
  );
}

/** What the node is asked for, where only some are wanted. */
export function queryOf(narrowed: Narrowed): string {
  const given = Object.entries(narrowed).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export interface OfDay {
  /** The day at the bases on which they came. */
  readonly day: string;
  readonly reports: readonly ReportLine[];
}

export interface Ordered {
  /** Returned to the reader, who wrote them: hers to mend. */
  readonly toMend: readonly ReportLine[];
  /** What the office owes an answer: whoever has waited longest first. */
  readonly waiting: readonly ReportLine[];
  /** All others, the newest day first. */
  readonly days: readonly OfDay[];
}

export function inOrder(reports: readonly ReportLine[]): Ordered {
  const toMend = reports.filter((one) => one.isOwn && one.state === 'returned');
  const waiting = reports
    .filter((one) => one.dueAt !== null)
    .sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  const held = new Set([...toMend, ...waiting].map(({ id }) => id));
  const byDay = new Map<string, ReportLine[]>();
  for (const one of [...reports].sort((a, b) => b.sentAt.localeCompare(a.sentAt))) {
    if (held.has(one.id)) continue;
    const day = today(Date.parse(one.sentAt));
    byDay.set(day, [...(byDay.get(day) ?? []), one]);
  }
  return { toMend, waiting, days: [...byDay].map(([day, own]) => ({ day, reports: own })) };
}

/** The office's clock of a report: how long it still has, negative where its day is over; null where it owes nothing. */
export function timeLeft({ dueAt }: Pick<ReportLine, 'dueAt'>, now: number): number | null {
  return dueAt === null ? null : Date.parse(dueAt) - now;
}
