// What may leave of an alert: place, threat and procedure; never who spoke, a number, or a message's words.
import {
  type AlertState,
  clocksOf,
  communitiesNotTold,
  nextAct,
  owedBeforeClosing,
  ringsOf,
  scopeOf,
} from '@ulinzi/domain/alerts';
import { type Entry, entryOf, isoOf } from '@ulinzi/domain/kernel';
import type { SourceGradeless } from './schemas.ts';
import { acts } from '@ulinzi/domain/acts';
import { type Memory, type NodeClock, type SawTokens } from '../log/index.ts';
import type { FoundAlert, TimelineRow } from './alert-store.ts';

export interface Showing {
  readonly memory: Memory;
  readonly clock: NodeClock;
  readonly tokens: SawTokens;
}

/** One line of the board. `pageStates` tells of each open page how far its newest SMS has come. */
export function presentAlert(
  { state, id }: FoundAlert,
  showing: Showing,
  pageStates: ReadonlyMap<string, string>,
) {
  const { memory, clock, tokens } = showing;
  const iso = (at: number) => isoOf(clock.wallOf(at));
  const now = clock.now();
  const next = clocksOf(state)[0];
  return {
    number: state.number,
    id,
    saw: tokens.token(id, state.version),
    status: state.status,
    base: state.base,
    baseLabel: memory.base(state.base)?.label ?? state.base,
    province: state.province,
    community: state.community,
    communityLabel: state.community ? (memory.community(state.community)?.label ?? state.community) : null,
    channel: state.channel,
    sender: senderOf(state),
    receivedAt: iso(state.receivedAt),
    heardAt: state.heardAt === null ? null : isoOf(state.heardAt),
    messages: state.messages,
    lastMessageAt: iso(state.lastMessageAt),
    ringingSince: state.ring ? iso(state.ring.since) : null,
    rung: state.ring ? state.ring.rung : null,
    nextClock: next
      ? { clock: next.kind, at: iso(next.at), secondsLeft: Math.round((next.at - now) / 1000) }
      : null,
    overdue: Object.keys(state.overdue),
    next: nextAct(state),
    calls: callsOf(state, memory, now, pageStates),
    decision: state.decision
      ? { kind: state.decision.kind, cause: state.decision.cause, at: iso(state.decision.at) }
      : null,
    waitsForFeedback: state.feedbackSince === null ? [] : communitiesNotTold(state),
    contested: state.contested,
  };
}

/** A stranger is told from a source of the network; the source itself is never named. */
function senderOf(state: AlertState): SourceGradeless {
  if (!['sms', 'call'].includes(state.channel)) return 'typed';
  return state.isStranger ? 'unknown' : 'confidential';
}

/** Who is rung for it, and how far the newest SMS to each has come; `nobody` where nobody is on duty. */
function callsOf(state: AlertState, memory: Memory, now: number, pageStates: ReadonlyMap<string, string>) {
  return ringsOf(state).map(({ clock, seat, cadence }) => {
    const post = memory.onDuty(seat, scopeOf(state, seat), now);
    const page = post
      ? memory
          .pagesOf(post)
          .filter((one) => one.cadence === cadence && one.alerts.some((told) => told.alert === state.id))
          .sort((a, b) => b.openedAt - a.openedAt)[0]
      : undefined;
    return { clock, seat, cadence, post, delivery: page ? (pageStates.get(page.id) ?? null) : null };
  });
}

/** The whole of an alert, as its detail shows it. */
export function presentDetail(found: FoundAlert, showing: Showing, pageStates: ReadonlyMap<string, string>) {
  const { state } = found;
  const iso = (at: number | null) => (at === null ? null : isoOf(showing.clock.wallOf(at)));
  return {
    ...presentAlert(found, showing, pageStates),
    acknowledgedAt: iso(state.acknowledgedAt),
    acknowledgedBy: state.acknowledgedBy,
    coded: state.coded,
    credibility: state.credibility,
    grade: state.grade,
    response: state.response
      ? { means: state.response.means, checks: [...state.response.checks], at: iso(state.response.at) }
      : null,
    onSiteAt: iso(state.onSiteAt),
    passedTo: state.decision?.recipient ?? null,
    answer: state.answer,
    reviewAt: iso(state.decision?.reviewAt ?? null),
    review: state.review,
    outcome: state.outcome?.code ?? null,
    feedback: Object.entries(state.feedback).map(([community, standing]) => ({
      community: community === '' ? null : community,
      result: standing.result,
      attempts: standing.attempts,
      by: standing.post,
      way: standing.way,
      at: iso(standing.at),
      retryAt: standing.retryAt === null ? null : isoOf(standing.retryAt),
    })),
    owed: [...new Set(owedBeforeClosing(state).map((one) => one.owed))],
    clocks: clocksOf(state).map((clock) => ({ clock: clock.kind, at: iso(clock.at) })),
    isSourceAtRisk: state.isSourceAtRisk,
    mergedInto: state.mergedInto,
    absorbed: [...state.absorbed],
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
  'event',
  'actor',
  'urgency',
  'certainty',
  'revises',
];

/** The entries of an alert in order, each with what it did and when; contested ones marked. No author. */
export function presentTimeline(rows: readonly TimelineRow[], clock: NodeClock) {
  return rows.map((row) => {
    const entry = entryOf(row.entry);
    return {
      at: isoOf(clock.wallOf(clock.at(row.position, row.recorded))),
      act: entry.act,
      outcome: row.outcome === 0 ? ('accepted' as const) : ('contested' as const),
      data: shownData(entry),
    };
  });
}

function shownData(entry: Entry): Record<string, unknown> {
  if (acts[entry.act]?.audience === 'assistant') return {};
  return Object.fromEntries(Object.entries(entry.data).filter(([name]) => shown.includes(name)));
}
