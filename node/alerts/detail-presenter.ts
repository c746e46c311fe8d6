// The whole of an alert: what was decided and done, what is owed, what the timeline tells.
import {
  type AlertDetail,
  clocksOf,
  isWithPerpetratorSide,
  owedBeforeClosing,
  projectEntry,
  type TimelineLine,
} from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import { audience } from '../log/index.ts';
import { labelOf, presentAlert, type Showing } from './alert-presenter.ts';
import type { DeliveryRow, SeenAlert, TimelineRow } from './alert-store.ts';

/** What the store and the keystore tell beside the alert's own state. */
export interface Around {
  readonly pageStates: ReadonlyMap<string, string>;
  readonly timeline: readonly TimelineRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly earlierHere: number;
  readonly mergedIntoNumber: string | null;
  readonly sourceCode: string | null;
  readonly together: AlertDetail['together'];
  readonly asDecided: AlertDetail['asDecided'];
  readonly may: readonly string[];
}

export function presentDetail(seen: SeenAlert, showing: Showing, around: Around): AlertDetail {
  const { state } = seen;
  const iso = (at: number) => isoOf(showing.clock.wallOf(at));
  const maybeIso = (at: number | null) => (at === null ? null : iso(at));
  return {
    ...presentAlert(seen, showing, around.pageStates),
    acknowledgedAt: maybeIso(state.acknowledgedAt),
    credibility: state.credibility,
    grade: state.grade,
    response: state.response
      ? { means: state.response.means, checks: [...state.response.checks], at: iso(state.response.at) }
      : null,
    onSiteAt: maybeIso(state.onSiteAt),
    passedTo: state.decision?.recipient ?? null,
    answer: state.answer,
    reviewAt: maybeIso(state.decision?.reviewAt ?? null),
    review: state.review,
    outcome: state.outcome?.code ?? null,
    feedback: Object.entries(state.feedback).map(([community, standing]) => ({
      community: community === '' ? null : community,
      communityLabel: community === '' ? null : labelOf(showing.memory, community),
      result: standing.result,
      attempts: standing.attempts,
      by: standing.post,
      way: standing.way,
      at: maybeIso(standing.at),
      retryAt: standing.retryAt === null ? null : isoOf(standing.retryAt),
    })),
    owed: [...new Set(owedBeforeClosing(state).map((one) => one.owed))],
    clocks: clocksOf(state).map((clock) => ({ clock: clock.kind, at: iso(clock.at) })),
    isSourceAtRisk: state.isSourceAtRisk,
    isWithPerpetratorSide: isWithPerpetratorSide(state),
    mergedInto: state.mergedInto,
    mergedIntoNumber: around.mergedIntoNumber,
    absorbed: [...state.absorbed],
    together: [...around.together],
    asDecided: around.asDecided,
    earlierHere: around.earlierHere,
    sourceCode: around.sourceCode,
    may: [...around.may],
    timeline: presentTimeline(seen, showing, around.timeline),
    deliveries: around.deliveries.map(({ created, ...line }) => ({ ...line, at: iso(created) })),
  };
}

/** Fields of entries that a timeline may show: codes and times only. */
const shown = [
  'fate',
  'sender',
  'kind',
  'channel',
  'clock',
  'rung',
  'cause',
  'by',
  'post',
  'result',
  'credibility',
  'reason',
  'decision',
  'recipient',
  'reviewAt',
  'means',
  'checks',
  'answer',
  'outcome',
  'way',
  'retryAt',
  'community',
  'heardAt',
  'typedAt',
  'sentAt',
  'lateSeconds',
  'backSeconds',
  'event',
  'actor',
  'howManyAtLeast',
  'direction',
  'urgency',
  'certainty',
  'recognised',
  'revises',
  'situationNumber',
];

/** The entries of an alert in order, each with what it did and when; contested ones marked. No author. */
function presentTimeline(
  { view }: SeenAlert,
  { memory, clock }: Showing,
  rows: readonly TimelineRow[],
): TimelineLine[] {
  const eyes = audience(view, memory);
  return rows.flatMap(({ position, recorded, outcome, act, data }) => {
    const entry = projectEntry({ act, data }, eyes);
    if (!entry) return [];
    return {
      at: isoOf(clock.wallOf(clock.at(position, recorded))),
      act: entry.act,
      outcome: outcome === 0 ? ('accepted' as const) : ('contested' as const),
      data: Object.fromEntries(Object.entries(entry.data).filter(([name]) => shown.includes(name))),
    };
  });
}
