// Folds an accepted act into an alert. Nothing here says no: what was logged as accepted is folded as it was.
import { ladderOf } from '../communities/index.ts';
import type { receiveMessage } from '../channels/index.ts';
import { type DataOf, type Entry, type Moment, momentOf, type Outcome } from '../kernel/index.ts';
import type * as acts from './acts.ts';
import type { ClockKind } from './codes.ts';
import { type AlertState, type Coded, type FeedbackStanding, noFeedback } from './state.ts';

/** An entry as the log took it in, with its time on the node's steady scale. */
export interface Fact {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly at: Moment;
}

type Fold = (state: AlertState, data: never, at: Moment) => AlertState;

/** The alert after one more entry. `state` is undefined only for the entry that creates it. */
export function evolveAlert(state: AlertState | undefined, fact: Fact): AlertState {
  if (state === undefined) return opened(fact);
  if (fact.outcome === 'contested') return { ...state, contested: state.contested + 1 };
  const fold = folds[fact.entry.act] as Fold | undefined;
  const next = fold ? fold(state, fact.entry.data as never, fact.at) : state;
  return { ...next, version: state.version + 1 };
}

function opened({ entry, at }: Fact): AlertState {
  const data = entry.data as DataOf<typeof receiveMessage> & DataOf<typeof acts.recordAlert>;
  const typed = entry.act === 'alert.record';
  return {
    id: entry.subject.id,
    number: data.number ?? '',
    base: data.base,
    province: data.province ?? '',
    circle: entry.circle ?? 0,
    home: entry.home ?? ('' as AlertState['home']),
    epoch: entry.epoch,
    version: 1,
    contested: 0,
    status: 'received',
    channel: typed ? data.channel : data.kind === 'call' ? 'call' : 'sms',
    isStranger: !typed && data.sender === 'stranger',
    community: data.community ?? null,
    receivedAt: at,
    heardAt: typed ? momentOf(data.heardAt) : data.sentAt ? momentOf(data.sentAt) : null,
    messages: 1,
    lastMessageAt: at,
    ladder: ladderOf(data),
    decideFrom: at,
    ring: { since: at, rung: 0 },
    acknowledgedAt: null,
    acknowledgedBy: null,
    overdue: {},
    callBack: null,
    callBacks: 0,
    coded: codedIn(data),
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
    closedAt: null,
  };
}

const folds: Record<string, (state: AlertState, data: never, at: Moment) => AlertState> = {
  'message.receive': (state, _data: DataOf<typeof receiveMessage>, at) => ({
    ...state,
    messages: state.messages + 1,
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

  'alert.place': (state, data: DataOf<typeof acts.placeAlert>) => {
    const before = state.community ?? '';
    const { [before]: standing = noFeedback, ...others } = state.feedback;
    return { ...state, community: data.community, feedback: { ...others, [data.community]: standing } };
  },

  'alert.request-number': (state, data: DataOf<typeof acts.requestNumber>, at) => ({
    ...state,
    status: state.status === 'acknowledged' ? 'callback' : state.status,
    callBack: { until: data.until ? momentOf(data.until) : at, post: '' },
  }),

  'alert.call-back': (state, data: DataOf<typeof acts.recordCallBack>) => ({
    ...state,
    status: state.status === 'acknowledged' ? 'callback' : state.status,
    callBack: null,
    callBacks: state.callBacks + 1,
    coded: { ...state.coded, ...codedIn(data) },
    isSourceAtRisk: state.isSourceAtRisk || data.result === 'someone-else',
  }),

  'alert.assess': (state, data: DataOf<typeof acts.assessAlert>, at) => ({
    ...state,
    status: state.decision === null ? 'assessed' : state.status,
    credibility: data.credibility,
    grade:
      data.reliability || data.information
        ? { reliability: data.reliability ?? 'f', information: data.information ?? '6' }
        : state.grade,
    coded: { ...state.coded, ...codedIn(data) },
    feedbackSince: data.credibility === 'unfounded' ? (state.feedbackSince ?? at) : state.feedbackSince,
    overdue: data.credibility === 'unfounded' ? without(state.overdue, 'decide') : state.overdue,
  }),

  'alert.decide': (state, data: DataOf<typeof acts.decideAlert>, at) => ({
    ...state,
    status: 'decided',
    decision: {
      kind: data.decision,
      cause: data.cause ?? null,
      recipient: data.recipient ?? null,
      reviewAt: data.reviewAt ? momentOf(data.reviewAt) : null,
      at,
    },
    answer: null,
    review: null,
    response: null,
    onSiteAt: null,
    outcome: null,
    // Where nobody goes, the community is told from the decision on; where someone goes, from the outcome on.
    feedbackSince: data.decision === 'respond' ? null : at,
    overdue: without(without(state.overdue, 'decide'), 'review'),
  }),

  'alert.respond': (state, data: DataOf<typeof acts.respondToAlert>, at) => ({
    ...state,
    status: 'responding',
    response: { means: data.means, checks: data.checks, at },
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
    const settled = Object.values(feedback).every((standing) => standing.result !== null);
    return {
      ...state,
      feedback,
      status: allGiven && state.status !== 'closed' ? 'feedback-given' : state.status,
      overdue: without(settled ? without(state.overdue, 'feedback') : state.overdue, 'retry'),
    };
  },

  'alert.close': (state, _data: DataOf<typeof acts.closeAlert>, at) => ({
    ...state,
    status: 'closed',
    closedAt: at,
    ring: null,
    callBack: null,
    overdue: without(without(without(state.overdue, 'decide'), 'feedback'), 'review'),
  }),

  'alert.reopen': (state, _data: DataOf<typeof acts.reopenAlert>, at) => ({
    ...state,
    status: 'acknowledged',
    decideFrom: at,
    credibility: null,
    decision: null,
    answer: null,
    review: null,
    response: null,
    onSiteAt: null,
    outcome: null,
    feedbackSince: null,
    feedback: Object.fromEntries(Object.keys(state.feedback).map((community) => [community, noFeedback])),
    overdue: {},
    closedAt: null,
  }),

  'alert.merge': (state, data: DataOf<typeof acts.mergeAlert>) => ({
    ...state,
    status: 'merged',
    mergedInto: data.into as AlertState['id'],
    ring: null,
    callBack: null,
    overdue: {},
  }),

  'alert.absorb': (state, data: DataOf<typeof acts.absorbAlert>) => {
    const owed = data.communities.filter((community) => !(community in state.feedback));
    return {
      ...state,
      absorbed: [...state.absorbed, data.duplicate as AlertState['id']],
      feedback: {
        ...state.feedback,
        ...Object.fromEntries(owed.map((community) => [community, noFeedback])),
      },
      status: owed.length > 0 && state.status === 'feedback-given' ? 'resolved' : state.status,
    };
  },

  'alert.escalate': (state, data: DataOf<typeof acts.escalateAlert>) =>
    data.clock === 'acknowledge'
      ? {
          ...state,
          ring: state.ring && { ...state.ring, rung: Math.max(state.ring.rung, data.rung) as 0 | 1 | 2 },
        }
      : { ...state, overdue: { ...state.overdue, [data.clock]: state.overdue[data.clock] ?? [] } },

  'alert.take-over': (state, data: DataOf<typeof acts.takeOverAlert>) => ({
    ...state,
    home: data.home as AlertState['home'],
    epoch: state.epoch + 1,
  }),
};

function told(
  before: FeedbackStanding,
  data: DataOf<typeof acts.giveFeedback>,
  at: Moment,
): FeedbackStanding {
  if (data.result === 'attempt-failed') return { ...before, attempts: before.attempts + 1 };
  return {
    attempts: before.attempts + 1,
    result: data.result,
    post: data.post ?? null,
    way: data.way ?? null,
    at: data.at ? momentOf(data.at) : at,
    retryAt: data.retryAt ? momentOf(data.retryAt) : null,
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
