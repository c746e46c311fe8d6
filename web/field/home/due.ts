// What is due today, in the order in which it must not be missed: what a person waits for first. Pure.
import { daysBetween } from '@ulinzi/domain/kernel';
import { isOwed, type RecommendationState } from '@ulinzi/domain/recommendations';
import type { Draft, FieldDelta, Send } from '../notebook/index.ts';
import { openPoints } from '../parts/open-points.ts';
import { isOnItsWay } from '../parts/standing.ts';

export type Due =
  | {
      readonly kind: 'returned';
      readonly id: string;
      readonly number: string;
      readonly reportKind: string;
      readonly from: string;
    }
  | { readonly kind: 'daily'; readonly draft: string | null }
  | {
      readonly kind: 'recommendation';
      readonly id: string;
      readonly one: Recommendation;
      readonly days: number;
    }
  | { readonly kind: 'question'; readonly id: string; readonly text: string | null; readonly at: string }
  | { readonly kind: 'visit'; readonly id: string; readonly open: number; readonly days: number | null };

type Recommendation = FieldDelta['recommendations'][number];

/** A claimed recommendation is checked on the spot, before it is forgotten; one is looked at again from so near its day. */
const soonDays = 7;

export interface Notebook {
  readonly delta: FieldDelta;
  readonly drafts: readonly Draft[];
  readonly sends: readonly Send[];
  /** The day at the bases. */
  readonly today: string;
}

/** What she has already done here, and the office has not heard of yet, is no longer due. */
function isUnderWay({ sends }: Notebook, act: string, subject: string): boolean {
  return sends.some((send) => send.act === act && send.subject === subject && isOnItsWay(send));
}

export function dueToday(notebook: Notebook): Due[] {
  return [
    ...returnedOf(notebook),
    ...dailyOf(notebook),
    ...questionsOf(notebook),
    ...visitsOf(notebook),
    ...recommendationsOf(notebook),
  ];
}

function returnedOf(notebook: Notebook): Due[] {
  return notebook.delta.reports
    .filter(({ id, state }) => state === 'returned' && !isUnderWay(notebook, 'report.amend', id))
    .map(({ id, number, kind, from }) => ({ kind: 'returned', id, number, reportKind: kind, from }));
}

/** The day's report, until it has left; of one that has, nothing more is said here. */
function dailyOf({ delta, drafts, sends, today }: Notebook): Due[] {
  const isOfToday = (kind: unknown, from: unknown) => kind === 'daily' && from === today;
  const hasLeft =
    sends.some(
      ({ act, data, state }) =>
        act === 'report.send' && isOfToday(data.kind, data.from) && state !== 'refused',
    ) || delta.reports.some(({ kind, from, state }) => isOfToday(kind, from) && state !== 'withdrawn');
  if (hasLeft) return [];
  const draft = drafts.find(
    ({ kind, fields }) =>
      kind === 'report' && isOfToday(fields.kind, (fields.said as { from?: string } | undefined)?.from),
  );
  return [{ kind: 'daily', draft: draft?.id ?? null }];
}

function questionsOf(notebook: Notebook): Due[] {
  return notebook.delta.questions.flatMap(({ id, words, isEnded }) => {
    const last = words.at(-1);
    if (!last || isEnded || last.from !== 'office' || isUnderWay(notebook, 'question.answer', id)) return [];
    return [{ kind: 'question' as const, id, text: last.text, at: last.at }];
  });
}

function visitsOf({ delta, sends, today }: Notebook): Due[] {
  return delta.visits
    .filter(({ state }) => state === 'planned')
    .map((visit) => ({
      kind: 'visit' as const,
      id: visit.id,
      open: openPoints(visit, sends).length,
      days: visit.from ? daysBetween(today, visit.from) : null,
    }))
    .filter(({ open }) => open > 0);
}

/** Those that she may see on the spot: what is claimed, and what is due soon. None of her own: two pairs of eyes. */
function recommendationsOf(notebook: Notebook): Due[] {
  const { delta, today } = notebook;
  return delta.recommendations
    .map((one) => ({ kind: 'recommendation' as const, id: one.id, one, days: daysBetween(today, one.due) }))
    .filter(({ one, days }) => {
      const status = one.status as RecommendationState;
      return isOwed(status) && (status === 'done-claimed' || days <= soonDays);
    })
    .filter(({ id, one }) => one.may.includes('check') && !hasSeen(notebook, id, one.status))
    .sort((one, other) => one.days - other.days);
}

/** She has said what she saw: the office does not know yet, or nobody has claimed since that it is done. */
function hasSeen(notebook: Notebook, id: string, status: string): boolean {
  if (isUnderWay(notebook, 'recommendation.check', id)) return true;
  return (
    status !== 'done-claimed' &&
    notebook.sends.some(
      ({ act, subject, state }) => act === 'recommendation.check' && subject === id && state !== 'refused',
    )
  );
}
