import { hasAnswered, type ClockKind } from '@ulinzi/domain/alerts';
import type { Page } from '@ulinzi/domain/channels';
import type { PenId, SubjectId } from '@ulinzi/domain/kernel';
import { draft, type EntryDraft, type View } from '../log/index.ts';

/**
 * The entries by which a post answers a page: each alert that the page told of is acknowledged for that clock alone,
 * and the page is closed. What somebody else has answered meanwhile is left as it is.
 */
export function answerPage(
  view: View,
  page: Page,
  answer: { post: string; pen: PenId; by: 'sms' | 'call' | 'command' },
): EntryDraft[] {
  const acknowledged = page.alerts.flatMap(({ alert, clock }) => {
    const state = view.alert(alert as SubjectId);
    if (!state || !isWaiting(state, clock, answer.post)) return [];
    return [
      draft({
        id: view.newId(),
        act: 'alert.acknowledge',
        kind: 'alert',
        subject: state.id,
        epoch: state.epoch,
        pen: answer.pen,
        occurred: view.now,
        data: { clock, by: answer.by, post: answer.post, page: page.id },
      }),
    ];
  });
  if (page.closedAt !== null) return acknowledged;
  return [...acknowledged, closingPage(view, page, answer.pen, 'answered', answer.by)];
}

export function closingPage(
  view: View,
  page: Page,
  pen: PenId,
  cause: 'answered' | 'replaced' | 'settled',
  by: 'sms' | 'call' | 'command' | 'clock',
): EntryDraft {
  return draft({
    id: view.newId(),
    act: 'page.close',
    kind: 'page',
    subject: page.id as SubjectId,
    pen,
    occurred: view.now,
    data: { cause, by },
  });
}

function isWaiting(state: NonNullable<ReturnType<View['alert']>>, clock: ClockKind, post: string): boolean {
  if (clock === 'acknowledge') return state.ring !== null;
  return state.overdue[clock] !== undefined && !hasAnswered(state, clock, post);
}
