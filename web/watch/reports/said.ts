// A report in words: what stands on its line and at its head.
import type { ReportLine } from '@ulinzi/domain/reports';
import { dayOf } from '../../shared/time.ts';
import { t, tCode } from '../../shared/words.ts';

/** A day without an hour as it is written here; taken at noon, so that no zone moves it. */
export function daySaid(day: string): string {
  return dayOf(`${day}T12:00:00.000Z`);
}

export function daysSaid({ from, until }: Pick<ReportLine, 'from' | 'until'>): string {
  return until === null || until === from ? daySaid(from) : `${daySaid(from)} – ${daySaid(until)}`;
}

export function kindSaid({ kind }: Pick<ReportLine, 'kind'>): string {
  return t('watch-reports.kind-said', { kind: tCode('reports.kind', kind) });
}

/** Where it is about: the place as near as it is known, else its base. */
export function placeSaid({
  communityLabel,
  placePrecision,
  baseLabel,
}: Pick<ReportLine, 'communityLabel' | 'placePrecision' | 'baseLabel'>): string {
  if (communityLabel === null) return baseLabel;
  return placePrecision === null || placePrecision === 'village'
    ? communityLabel
    : `${communityLabel} (${tCode('reports.place', placePrecision)})`;
}

/** What it tells, from its codes alone. */
export function factSaid(report: ReportLine): string {
  if (report.isNil) return t('watch-reports.nil-said');
  const parts = [
    report.event && tCode('alerts.event', report.event),
    report.actor && tCode('alerts.actor', report.actor),
    report.activity && tCode('reports.activity', report.activity),
    report.minutes !== null && t('watch-reports.minutes-said', { minutes: report.minutes }),
  ];
  return parts.filter(Boolean).join(', ');
}
