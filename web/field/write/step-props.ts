import type { ReportDraft, Said } from './report-draft.ts';

/** What a step needs: the report as it stands, and how to say more of it. */
export interface StepProps {
  readonly report: ReportDraft;
  readonly keep: (more: Partial<ReportDraft>) => void;
  readonly say: (more: Partial<Said>) => void;
}
