import { t } from '../notebook/index.ts';
import { bytesWords } from '../parts/bytes.ts';
import { placeLabel } from '../parts/place-words.ts';
import { bytesWritten, hasSections, type ReportDraft, sectionsWritten } from './report-draft.ts';
import { reportDraft } from './report-drafts.ts';

/** "4 rubriques sur 7", or how much is written, and where. */
export function howFar(report: ReportDraft): string {
  const far = hasSections(report.kind)
    ? t('field-write.sections', { ...sectionsWritten(report) })
    : bytesWords(bytesWritten(report));
  return [far, placeLabel(report.said.community)].filter(Boolean).join(' · ');
}

/** The same of the draft of that name. */
export function howFarOf(name: string): string {
  const report = reportDraft(name);
  return report ? howFar(report) : '';
}
