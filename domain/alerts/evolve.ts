// Folds an accepted act into an alert. Nothing here says no: what was logged as accepted is folded as it was.
import { type Ladder, ladderOf } from '../communities/index.ts';
import type { receiveMessage } from '../channels/index.ts';
import { inOrder } from '../lexicon/index.ts';
import { type DataOf, type Entry, minute, type Moment, momentOf, type Outcome } from '../kernel/index.ts';
import type * as acts from './acts.ts';
import type { ClockKind } from './codes.ts';
import type { Fold } from './fold.ts';
import { isHiddenFromLane } from './project.ts';
import { situationFolds } from './situation.ts';
import { type AlertState, type Coded, type FeedbackStanding, noFeedback } from './state.ts';

/** An entry as the log took it in, with its time on the node's steady scale. */
export interface Fact {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly at: Moment;
  /** The circle of the base that an opening entry names: the first release logged some alerts without one. */
  readonly baseCircle?: number | undefined;
}

/** The alert after one more entry. `state` is undefined only for the entry that creates it. */
export function evolveAlert(state: AlertState | undefined, fact: Fact): AlertState {
  if (state === undefined) return opened(fact);
  if (fact.outcome === 'contested') return { ...state, contested: state.contested + 1 };
  const fold = folds[fact.entry.act] as Fold | undefined;
  const next = fold ? fold(state, fact.entry.data as never, fact.at) : state;
  const seen = isHiddenFromLane(fact.entry.act) && next.status === state.status ? 0 : 1;
  return { ...next, version: state.version + 1, laneVersion: state.laneVersion + seen };
}

function opened({ entry, at, baseCircle }: Fact): AlertState {
  const data = entry.data as DataOf<typeof receiveMessage> & DataOf<typeof acts.recordAlert>;
  const typed = entry.act === 'alert.record';
  const ladder = ladderOf(data);
  // One that came late is as overdue as it would be had it come in time: who is due by now is rung, and nobody before.
  const from = at - (typed ? 0 : (data.backSeconds ?? 0) * 1_000);
  return {
    id: entry.subject.id,
    number: data.number ?? '',
    base: data.base,
    province: data.province ?? '',
    // No base has the number 0.
    circle: entry.circle || (baseCircle ?? 0),
    home: entry.home ?? ('' as AlertState['home']),
    epoch: entry.epoch,
    version: 1,
    laneVersion: 1,
    contested: 0,
    status: 'received',
    channel: typed ? data.channel : data.kind === 'call' ? 'call' : 'sms',
    // A message that was kept back comes from a phone of which nobody knows in whose hands it is.
    isStranger: !typed && data.sender !== 'known' && data.sender !== 'staff',
    community: data.community ?? null,
    receivedAt: at,
    lateMs: typed || !data.lateSeconds ? null : data.lateSeconds * 1_000,
    heardAt: typed ? momentOf(data.heardAt) : data.sentAt ? momentOf(data.sentAt) : null,
    messages: 1,
    lastMessageAt: at,
    ladder,
    decideFrom: from,
    ring: { since: from, rung: rungAt(ladder, at - from) },
    acknowledgedAt: null,
    acknowledgedBy: null,
    overdue: at - from >= ladder.decideMinutes * minute ? { decide: [] } : {},
    callBack: null,
    callBacks: 0,
    coded: codedIn(data),
    recognised: inOrder(data.recognised ?? []),
    credibility: null,
    grade: null,
    decision: null,
    answer: null,
    review: null,
    response: null,
    onSiteAt: null,
    outcome: null,
    feedbackSince: null,
    feedback: { [data.community ?? '']: noFeedback },
    mergedInto: null,
    absorbed: [],
    isSourceAtRisk: false,
    situation: null,
    apart: [],
    followedBy: null,
    handed: null,
    closedAt: null,
  };
}

/** The rung that is reached after so long without an answer. */
function rungAt(ladder: Ladder, ms: number): 0 | 1 | 2 {
  if (ms >= ladder.dutyOfficerMinutes * minute) return 2;
  return ms >= ladder.acknowledgeMinutes * minute ? 1 : 0;
}

const folds: Record<string, (state: AlertState, data: never, at: Moment) => AlertState> = {
  'message.receive': (state, data: DataOf<typeof receiveMessage>, at) => ({
    ...state,
    messages: state.messages + 1,
    recognised: inOrder([...state.recognised, ...(data.recognised ?? [])]),
    lastMessageAt: at,
    ring: state.ring ?? { since: at, rung: 0 },
  }),

  'alert.acknowledge': (state, data: DataOf<typeof acts.acknowledgeAlert>, at) => {
    const clock = data.clock ?? 'acknowledge';
    const post = data.post ?? '';
    if (clock !== 'acknowledge') {
      return { ...state, overdue: { ...state.overdue, [clock]: [...(state.overdue[clock] ?? []), post] } };
    }
    return {
      ...state,
      ring: null,
      status: state.status === 'received' ? 'acknowledged' : state.status,
      acknowledgedAt: state.acknowledgedAt ?? at,
      acknowledgedBy: state.acknowledgedBy ?? post,
    };
  },

  'alert.place': (state, data: DataOf<typeof acts.placeAlert>, at) => placed(state, data.community, at),

  'alert.settle-sender': (state, data: DataOf<typeof acts.settleSender>, at) => {
    if (data.sender === 'revoked') return { ...state, isSourceAtRisk: true };
    const known = { ...state, isStranger: false };
    return data.community && state.community === null ? placed(known, data.community, at) : known;
  },

  'alert.request-number': (state, data: DataOf<typeof acts.requestNumber>, at) => ({
    ...state,
    status: state.status === 'acknowledged' ? 'callback' : state.status,
    callBack: { until: data.until ? momentOf(data.until) : at },
  }),

  'alert.call-back': (state, data: DataOf<typeof acts.recordCallBack>) => ({
    ...state,
    status: state.status === 'acknowledged' ? 'callback' : state.status,
    callBack: null,
    callBacks: state.callBacks + 1,
    coded: { ...state.coded, ...codedIn(data) },
    isSourceAtRisk: state.isSourceAtRisk || data.result === 'someone-else',
  }),

  'alert.code': (state, data: DataOf<typeof acts.codeAlert>) => ({
    ...state,
    coded: { ...state.coded, ...codedIn(data) },
  }),

  'alert.assess': (state, data: DataOf<typeof acts.assessAlert>, at) => {
    const assessed: AlertState = {
      ...state,
      credibility: data.credibility,
      grade:
        data.reliability || data.information
          ? { reliability: data.reliability ?? 'f', information: data.information ?? '6' }
          : state.grade,
      coded: { ...state.coded, ...codedIn(data) },
    };
    const isUnfounded = data.credibility === 'unfounded';
    const wasUnfounded = state.credibility === 'unfounded' && state.decision === null;
    if (state.response !== null || isUnfounded === wasUnfounded) {
      return { ...assessed, status: state.decision || isUnfounded ? state.status : 'assessed' };
    }
    // Unfounded sets aside a decision on which nobody has moved; founded after all, it waits for one again.
    return {
      ...assessed,
      status: 'assessed',
      decideFrom: isUnfounded ? state.decideFrom : at,
      ...undecided,
      ...owedAnew(state, isUnfounded ? at : null),
    };
  },

  'alert.decide': (state, data: DataOf<typeof acts.decideAlert>, at) => ({
    ...state,
    status: 'decided',
    ...undecided,
    decision: {
      kind: data.decision,
      cause: data.cause ?? null,
      recipient: data.recipient ?? null,
      reviewAt: data.reviewAt ? momentOf(data.reviewAt) : null,
      at,
    },
    // Where nobody goes, the community is told from the decision on; where someone goes, from the outcome on.
    ...owedAnew(state, data.decision === 'respond' ? null : at),
  }),

  'alert.respond': (state, data: DataOf<typeof acts.respondToAlert>, at) => ({
    ...state,
    status: 'responding',
    response: { means: data.means, checks: data.checks, at },
    onSiteAt: null,
    outcome: null,
    ...owedAnew(state, null),
  }),

  'alert.arrive': (state, data: DataOf<typeof acts.arriveOnSite>, at) => ({
    ...state,
    status: 'on-site',
    onSiteAt: data.at ? momentOf(data.at) : at,
  }),

  'alert.answer': (state, data: DataOf<typeof acts.recordAnswer>) => ({ ...state, answer: data.answer }),

  'alert.review': (state, data: DataOf<typeof acts.reviewAlert>) => ({
    ...state,
    review: data.reviewAgainAt ? null : data.result,
    decision:
      state.decision && data.reviewAgainAt
        ? { ...state.decision, reviewAt: momentOf(data.reviewAgainAt) }
        : state.decision,
    overdue: without(state.overdue, 'review'),
  }),

  'alert.resolve': (state, data: DataOf<typeof acts.resolveAlert>, at) => ({
    ...state,
    status: 'resolved',
    outcome: { code: data.outcome, at },
    feedbackSince: state.feedbackSince ?? at,
  }),

  'alert.feedback': (state, data: DataOf<typeof acts.giveFeedback>, at) => {
    const community = data.community ?? state.community ?? '';
    const before = state.feedback[community] ?? noFeedback;
    const feedback = { ...state.feedback, [community]: told(before, data, at) };
    const allGiven = Object.values(feedback).every((standing) => standing.result === 'given');
    return {
      ...state,
      feedback,
      status: allGiven && state.status !== 'closed' ? 'feedback-given' : state.status,
      overdue: stillOverdue(state.overdue, feedback, at),
    };
  },

  'alert.feedback-undelivered': (state, data: DataOf<typeof acts.undeliveredFeedback>, at) => {
    const community = data.community ?? '';
    const standing = state.feedback[community];
    if (standing?.result !== 'given' || standing.way !== 'agreed-phrase') return state;
    return {
      ...state,
      // Due to be tried again at once, also on an alert that was closed.
      feedback: {
        ...state.feedback,
        [community]: { ...noFeedback, attempts: standing.attempts, retryAt: at },
      },
      status: state.status === 'feedback-given' ? beforeFeedback(state) : state.status,
    };
  },

  'alert.close': (state, _data: DataOf<typeof acts.closeAlert>, at) => ({
    ...state,
    status: 'closed',
    closedAt: at,
    ring: null,
    callBack: null,
    handed: null,
    overdue: without(without(without(state.overdue, 'decide'), 'feedback'), 'review'),
  }),

  'alert.reopen': (state, _data: DataOf<typeof acts.reopenAlert>, at) => ({
    ...state,
    status: 'acknowledged',
    decideFrom: at,
    credibility: null,
    ...undecided,
    ...owedAnew(state, null),
    closedAt: null,
  }),

  'alert.merge': (state, data: DataOf<typeof acts.mergeAlert>) => ({
    ...state,
    status: 'merged',
    mergedInto: data.into as AlertState['id'],
    ring: null,
    callBack: null,
    handed: null,
    overdue: {},
  }),

  'alert.absorb': (state, data: DataOf<typeof acts.absorbAlert>, at) => {
    const owed = Object.fromEntries(data.communities.map((community) => [community, noFeedback]));
    const absorbed = [...state.absorbed, data.duplicate as AlertState['id']];
    return owing({ ...state, absorbed }, { ...state.feedback, ...owed, ...state.feedback }, at);
  },

  'alert.escalate': (state, data: DataOf<typeof acts.escalateAlert>) =>
    data.clock === 'acknowledge'
      ? {
          ...state,
          ring: state.ring && { ...state.ring, rung: Math.max(state.ring.rung, data.rung) as 0 | 1 | 2 },
        }
      : { ...state, overdue: { ...state.overdue, [data.clock]: state.overdue[data.clock] ?? [] } },

  ...situationFolds,

  'alert.take-over': (state, data: DataOf<typeof acts.takeOverAlert>) => ({
    ...state,
    home: data.home as AlertState['home'],
    epoch: state.epoch + 1,
  }),
};

const undecided = {
  decision: null,
  answer: null,
  review: null,
  response: null,
  onSiteAt: null,
  outcome: null,
} as const;

/** Feedback is owed from the start, and no clock is late: what was told before was told of something else (B19). */
function owedAnew(state: AlertState, since: Moment | null) {
  const feedback = Object.fromEntries(
    Object.keys(state.feedback).map((community) => [community, noFeedback]),
  );
  return { feedback, feedbackSince: since, overdue: {} };
}

/** The alert with these debts; one that comes up after all others were settled has its own time. */
function owing(state: AlertState, feedback: AlertState['feedback'], at: Moment): AlertState {
  const overdue = stillOverdue(state.overdue, feedback, at);
  if (isSettled(feedback) || !isSettled(state.feedback)) return { ...state, feedback, overdue };
  return {
    ...state,
    feedback,
    overdue,
    feedbackSince: state.feedbackSince === null ? null : at,
    status: state.status === 'feedback-given' ? beforeFeedback(state) : state.status,
  };
}

/** The alert as that of a village. */
function placed(state: AlertState, community: string, at: Moment): AlertState {
  const before = state.community ?? '';
  if (before === community) return state;
  const { [before]: standing = noFeedback, ...others } = state.feedback;
  // What one village was told, or is owed for a duplicate, stays its own when the alert turns out to be another's.
  const moves = before === '' || (standing.result === null && state.absorbed.length === 0);
  const own = others[community] ?? (before === '' ? standing : noFeedback);
  const feedback = { ...(moves ? others : state.feedback), [community]: own };
  return owing({ ...state, community }, feedback, at);
}

/** Where an alert stood before its communities were told. */
function beforeFeedback({ outcome, decision }: AlertState): AlertState['status'] {
  return outcome ? 'resolved' : decision ? 'decided' : 'assessed';
}

/** What is rung on: no feedback where all is settled, no retry where none is late. */
function stillOverdue(
  overdue: AlertState['overdue'],
  feedback: AlertState['feedback'],
  at: Moment,
): AlertState['overdue'] {
  const isRetryLate = Object.values(feedback).some(
    (standing) => standing.result !== 'given' && standing.retryAt !== null && standing.retryAt <= at,
  );
  const rest = isSettled(feedback) ? without(overdue, 'feedback') : overdue;
  return isRetryLate ? rest : without(rest, 'retry');
}

function isSettled(feedback: AlertState['feedback']): boolean {
  return Object.values(feedback).every((standing) => standing.result !== null);
}

function told(
  before: FeedbackStanding,
  data: DataOf<typeof acts.giveFeedback>,
  at: Moment,
): FeedbackStanding {
  const retryAt = data.retryAt ? momentOf(data.retryAt) : null;
  if (data.result === 'attempt-failed') {
    // Before anything was said of this community its 24 hours run; after that, the date of the next attempt.
    return { ...before, attempts: before.attempts + 1, retryAt: before.result === null ? null : retryAt };
  }
  return {
    attempts: data.result === 'unsafe' ? before.attempts : before.attempts + 1,
    result: data.result,
    post: data.post ?? null,
    way: data.way ?? null,
    at: data.at ? momentOf(data.at) : at,
    retryAt,
  };
}

function codedIn(data: Coded): Coded {
  const { event, actor, howManyAtLeast, direction, urgency, certainty } = data;
  const given = Object.entries({ event, actor, howManyAtLeast, direction, urgency, certainty });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Coded;
}

function without(overdue: AlertState['overdue'], clock: ClockKind): AlertState['overdue'] {
  const { [clock]: _gone, ...rest } = overdue;
  return rest;
}
