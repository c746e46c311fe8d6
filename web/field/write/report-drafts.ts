// Reports that are half written, among the drafts of the notebook.
import { dayAfter, today } from '@ulinzi/domain/kernel';
import { readers } from '@ulinzi/domain/reports';
import { delta, type Draft, drafts, now, saveDraft, sends } from '../notebook/index.ts';
import { newDraft, type ReportDraft, type WrittenKind, writtenKinds } from './report-draft.ts';

const draftKind = 'report';

/** The day at the bases, by the node's clock as far as the phone knows it. */
export function dayNow(): string {
  return today(now());
}

/** The draft's name: one report a day of the daily and weekly ones, so that nobody begins the same one twice. */
export function nameOf(kind: WrittenKind): string {
  return kind === 'daily' || kind === 'weekly' ? `${kind}-${dayNow()}` : `${kind}-${crypto.randomUUID()}`;
}

/** The draft of that name; a new one of the kind that its name begins with, or one that mends a returned report. */
export function reportDraft(name: string): ReportDraft | null {
  const held = drafts.value.find(({ id, kind }) => id === name && kind === draftKind);
  if (held) return held.fields as unknown as ReportDraft;
  if (name.startsWith(mending)) return mendingDraft(name.slice(mending.length));
  const kind = writtenKinds.find((one) => name.startsWith(`${one}-`));
  return kind ? prefilled(newDraft(kind, dayNow(), dayAfter(dayNow(), -6))) : null;
}

/** Keeps it, as it stands after this word. */
export function keepReport(name: string, report: ReportDraft): void {
  saveDraft({ id: name, kind: draftKind, fields: { ...report } });
}

/** Half-written reports, the last touched first. */
export function reportDrafts(): { name: string; at: number; report: ReportDraft }[] {
  return drafts.value
    .filter(({ kind }: Draft) => kind === draftKind)
    .map(({ id, at = 0, fields }) => ({ name: id, at, report: fields as unknown as ReportDraft }));
}

/** Nothing is typed twice: the day's report opens with the alerts of the day. */
function prefilled(draft: ReportDraft): ReportDraft {
  if (draft.kind !== 'daily' && draft.kind !== 'weekly') return draft;
  const { from } = draft.said;
  const alerts = (delta.value?.alerts ?? [])
    .filter(({ receivedAt }) => today(Date.parse(receivedAt)) >= from)
    .map(({ id }) => id)
    .slice(0, 50);
  return alerts.length > 0 ? { ...draft, said: { ...draft.said, alerts } } : draft;
}

const mending = 'mend-';

/** The name of the draft that mends a returned report. */
export function nameToMend(id: string): string {
  return `${mending}${id}`;
}

function mendingDraft(id: string): ReportDraft | null {
  const report = delta.value?.reports.find((one) => one.id === id);
  const kind = writtenKinds.find((one) => one === report?.kind);
  if (!report || !kind) return null;
  const { saw, from, said, texts = {} } = report;
  return {
    kind,
    readers: readers.find((one) => one === report.readers) ?? 'base',
    said: { ...said, from },
    texts,
    places: [],
    step: 0,
    mends: { id, saw, had: Object.keys(texts) },
  };
}

/** Returned reports that she has not mended yet. */
export function returnedReports() {
  const mended = new Set(
    sends.value
      .filter(({ act, state }) => act === 'report.amend' && ['waiting', 'sent', 'held'].includes(state))
      .map(({ subject }) => subject),
  );
  return (delta.value?.reports ?? []).filter(({ id, state }) => state === 'returned' && !mended.has(id));
}
