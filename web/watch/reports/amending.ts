// A report that was sent, as a draft again: the form opens with what stands in it.
import type { ReportAnswer } from '@ulinzi/domain/reports';
import { countNames, type Draft, emptyDraft, type TextPart } from './draft.ts';

export function draftFrom(report: ReportAnswer): Draft {
  const typed = (count: number | null) => (count === null ? '' : String(count));
  const counts = Object.fromEntries(
    countNames.map((name) => [
      name,
      { low: typed(report[`${name}Low`]), high: typed(report[`${name}High`]) },
    ]),
  ) as Draft['counts'];
  const texts: Partial<Record<TextPart, string>> = {};
  for (const { name, words } of report.texts) if (words !== null) texts[name] = words;
  return {
    ...emptyDraft(report.from),
    kind: report.kind,
    readers: report.readers,
    base: report.base,
    until: report.until ?? '',
    datePrecision: report.datePrecision ?? '',
    community: report.community ?? '',
    placePrecision: report.placePrecision ?? '',
    contact: report.contact ?? '',
    knownTo: report.knownTo ?? '',
    isNil: report.isNil,
    event: report.event ?? '',
    actor: report.actor ?? '',
    counts,
    activity: report.activity ?? '',
    minutes: typed(report.minutes),
    observations: Object.fromEntries(report.observations.map(({ what, mark }) => [what, mark])),
    alerts: report.alerts.map(({ id }) => id),
    visit: report.visit ?? '',
    texts,
  };
}
