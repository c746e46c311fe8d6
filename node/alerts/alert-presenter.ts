// What may leave of an alert: place, threat and procedure; never who spoke, a number, or a message's words.
import {
  type AlertState,
  assistantSeat,
  type BoardLine,
  clocksOf,
  communitiesNotTold,
  isOpen,
  nextAct,
  overdueClocks,
  ringsOf,
  scopeOf,
} from '@ulinzi/domain/alerts';
import { isoOf } from '@ulinzi/domain/kernel';
import type { Memory, NodeClock, SawTokens } from '../log/index.ts';
import type { SeenAlert } from './alert-store.ts';

export interface Showing {
  readonly memory: Memory;
  readonly clock: NodeClock;
  readonly tokens: SawTokens;
}

/** One line of the board. `pageStates` tells of each open page how far its newest SMS has come. */
export function presentAlert(
  seen: SeenAlert,
  showing: Showing,
  pageStates: ReadonlyMap<string, string>,
): BoardLine {
  const { state, id } = seen;
  const { memory, clock, tokens } = showing;
  const iso = (at: number) => isoOf(clock.wallOf(at));
  const now = clock.now();
  const next = clocksOf(state)[0];
  const late = overdueClocks(state);
  return {
    number: state.number,
    id,
    saw: tokens.token(id, state.version),
    status: state.status,
    isOpen: isOpen(state),
    base: state.base,
    baseLabel: memory.base(state.base)?.label ?? state.base,
    province: state.province,
    community: state.community,
    communityLabel: state.community === null ? null : labelOf(memory, state.community),
    channel: state.channel,
    sender: senderOf(state),
    receivedAt: iso(state.receivedAt),
    heardAt: state.heardAt === null ? null : isoOf(state.heardAt),
    isLate: state.lateMs !== null,
    messages: state.messages,
    lastMessageAt: iso(state.lastMessageAt),
    ringingSince: state.ring ? iso(state.ring.since) : null,
    rung: state.ring ? state.ring.rung : null,
    acknowledgedBy: state.acknowledgedBy,
    nextClock: next
      ? { clock: next.kind, at: iso(next.at), secondsLeft: Math.round((next.at - now) / 1000) }
      : null,
    overdue: late.map(({ clock: kind }) => kind),
    overdueSince: late[0] ? iso(late[0].since) : null,
    next: nextAct(state),
    calls: callsOf(seen, memory, now, pageStates),
    decision: state.decision
      ? { kind: state.decision.kind, cause: state.decision.cause, at: iso(state.decision.at) }
      : null,
    waitsForFeedback: state.feedbackSince === null ? [] : communitiesNotTold(state),
    contested: state.contested,
    situation: state.situation && { ...state.situation },
    apart: [...state.apart],
    followedBy: state.followedBy,
    handedTo: state.handed?.to ?? null,
    handedBy: state.handed?.by ?? null,
    coded: state.coded,
    recognised: [...state.recognised],
  };
}

export function labelOf(memory: Memory, community: string): string {
  return memory.community(community)?.label ?? community;
}

/** A stranger is told from a source of the network; the source itself is never named. */
function senderOf(state: AlertState): BoardLine['sender'] {
  if (!['sms', 'call'].includes(state.channel)) return 'typed';
  return state.isStranger ? 'unknown' : 'confidential';
}

/** Who is rung for it, and how far the newest SMS to each has come; `nobody` where nobody is on duty. */
function callsOf(
  { state, view }: SeenAlert,
  memory: Memory,
  now: number,
  pageStates: ReadonlyMap<string, string>,
): BoardLine['calls'] {
  return ringsOf(state).map(({ clock, seat, cadence }) => {
    const post = memory.onDuty(seat, scopeOf(state, seat), now);
    const page = post
      ? memory
          .pagesOf(post)
          .filter((one) => one.cadence === cadence && one.alerts.some((told) => told.alert === state.id))
          .sort((a, b) => b.openedAt - a.openedAt)[0]
      : undefined;
    const shownPost = post !== null && view === 'lane' && seat === 'assistant' ? assistantSeat : post;
    return {
      clock,
      seat,
      cadence,
      post: shownPost,
      delivery: page ? (pageStates.get(page.id) ?? null) : null,
    };
  });
}
