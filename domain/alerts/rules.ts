// Says whether an act may be done to an alert as it stands, and with what data it is logged. Pure: what time it is,
// who acts and what the registers hold are passed in. Rules that need more than a few lines have files of their own.
import type { RuleContext, RuleInput } from '../registers/index.ts';
import { type DataOf, isoOf, minute, momentOf, type Refusal, refuse } from '../kernel/index.ts';
import type * as acts from './acts.ts';
import { checksFor } from './codes.ts';
import { decideRule } from './decide.ts';
import { feedbackRule } from './feedback.ts';
import { mayClose } from './owed.ts';
import { situationAlertRules } from './situation.ts';
import { type AlertRule, type Allowed, isActorUnknown, isUnderWay, isStateActor } from './rule.ts';
import { type AlertState, isOpen } from './state.ts';

type RuleFor<A> = AlertRule<DataOf<A>>;

/** How long the number that is handed to the dialler stays there. */
export const callBackMinutes = 15;

const open = (state: AlertState): Refusal | null => (isOpen(state) ? null : refuse('alert/closed'));

/** Someone must have answered for it before anything else is done with it. */
const acknowledged = (state: AlertState): Refusal | null =>
  open(state) ?? (state.status === 'received' ? refuse('alert/not-acknowledged') : null);

const acknowledge: RuleFor<typeof acts.acknowledgeAlert> = (state, { data }, { actor }) => {
  const clock = data.clock ?? 'acknowledge';
  const post = data.post ?? actor.post ?? undefined;
  const logged = { ...data, ...(post && { post }), by: data.by ?? 'command' };
  if (clock === 'acknowledge')
    return open(state) ?? (state.ring ? { data: logged } : refuse('alert/already-acknowledged'));
  const answered = state.overdue[clock];
  if (!answered || (post && answered.includes(post))) return refuse('alert/already-acknowledged');
  return { data: logged };
};

const place: RuleFor<typeof acts.placeAlert> = (state, { data }, { registers }) => {
  const community = registers.community(data.community);
  return open(state) ?? (community ? { data } : refuse('alert/place-unknown'));
};

/** Only the Assistant on duty is handed a number, and none of a source at risk. */
const request: RuleFor<typeof acts.requestNumber> = (state, { data }, { actor, now, registers }) => {
  const no = acknowledged(state);
  if (no) return no;
  if (actor.post === null || registers.onDuty('assistant', state.base, now) !== actor.post)
    return refuse('alert/not-on-duty');
  if (state.isSourceAtRisk) return refuse('alert/source-at-risk');
  return { data: { ...data, until: isoOf(now + callBackMinutes * minute) } };
};

const callBack: RuleFor<typeof acts.recordCallBack> = (state, { data }) =>
  open(state) ?? (state.callBack ? { data } : refuse('alert/call-back-first'));

const code: RuleFor<typeof acts.codeAlert> = (state, { data }) =>
  open(state) ?? (Object.keys(data).length > 0 ? { data } : refuse('alert/nothing-coded'));

const assess: RuleFor<typeof acts.assessAlert> = (state, { data }) => {
  const no = acknowledged(state);
  if (no) return no;
  if (data.credibility === 'unfounded' && !data.reason) return refuse('alert/reason-missing');
  if (data.credibility === 'unfounded' && state.response && !state.outcome)
    return refuse('alert/outcome-missing');
  return { data };
};

const respond: RuleFor<typeof acts.respondToAlert> = (state, { data, bodies }) => {
  const no = acknowledged(state);
  if (no) return no;
  if (state.decision?.kind !== 'respond') return refuse('alert/response-not-decided');
  const missing = checksFor[data.means].filter((check) => !data.checks.includes(check));
  if (missing.length > 0) return refuse('alert/checks-missing', missing);
  if (data.means === 'authorities') {
    if (isStateActor(state)) return refuse('alert/perpetrator-side');
    if (isActorUnknown(state) && !bodies.has('why')) return refuse('alert/perpetrator-unknown');
  }
  return { data };
};

const arrive: RuleFor<typeof acts.arriveOnSite> = (state, { data }, { now }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  if (state.status !== 'responding') return refuse('alert/not-responding');
  if (data.at && momentOf(data.at) > now + minute) return refuse('time/in-the-future', ['at']);
  return { data };
};

const answer: RuleFor<typeof acts.recordAnswer> = (state, { data }) =>
  open(state) ?? (state.decision?.kind === 'pass-on' ? { data } : refuse('alert/decision-missing'));

/** A review is due after its date; one held before it has seen nothing yet. */
const review: RuleFor<typeof acts.reviewAlert> = (state, { data }, { now }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  if (state.decision?.kind !== 'monitor') return refuse('alert/decision-missing');
  if (state.decision.reviewAt !== null && state.decision.reviewAt > now)
    return refuse('alert/review-not-yet');
  if (data.reviewAgainAt && momentOf(data.reviewAgainAt) <= now)
    return refuse('time/in-the-past', ['reviewAgainAt']);
  return { data };
};

const resolve: RuleFor<typeof acts.resolveAlert> = (state, { data }) => {
  const no = acknowledged(state);
  if (no) return no;
  if (!state.decision) return refuse('alert/decision-missing');
  if (state.decision.kind === 'respond' && !state.response) return refuse('alert/not-responding');
  return { data };
};

const close: RuleFor<typeof acts.closeAlert> = (state, { data }) => mayClose(state) ?? { data };

const reopen: RuleFor<typeof acts.reopenAlert> = (state, { data }) =>
  state.status === 'closed' ? { data } : refuse('alert/not-closed');

const merge: RuleFor<typeof acts.mergeAlert> = (state, { data }) => {
  const no = acknowledged(state);
  if (no) return no;
  if (data.into === state.id) return refuse('alert/merge-itself');
  return isUnderWay(state) ? refuse('alert/outcome-missing') : { data };
};

const always: AlertRule<never> = (_state, { data }) => ({ data });
const whileOpen: AlertRule<never> = (state, { data }) => open(state) ?? { data };

/** The rule of each act on an alert that exists. */
export const alertRules = {
  'message.receive': whileOpen,
  'alert.acknowledge': acknowledge,
  'alert.code': code,
  'alert.place': place,
  'alert.request-number': request,
  'alert.call-back': callBack,
  'alert.assess': assess,
  'alert.decide': decideRule,
  'alert.respond': respond,
  'alert.arrive': arrive,
  'alert.answer': answer,
  'alert.review': review,
  'alert.resolve': resolve,
  'alert.feedback': feedbackRule,
  'alert.close': close,
  'alert.reopen': reopen,
  'alert.merge': merge,
  'alert.absorb': whileOpen,
  ...situationAlertRules,
  'alert.feedback-undelivered': always,
  'alert.escalate': always,
  'alert.settle-sender': always,
  'alert.take-over': always,
} as const;

/** Rules of acts that create an alert. */
export const openingRules = {
  'alert.record': ((
    input: RuleInput<DataOf<typeof acts.recordAlert>>,
    { actor, now, registers }: RuleContext,
  ) => {
    const { data } = input;
    const base = registers.base(data.base);
    if (!base) return refuse('place/unknown', ['base']);
    if (actor.base && actor.base !== data.base) return refuse('act/not-yours');
    if (data.community && !registers.community(data.community)) return refuse('alert/place-unknown');
    if (momentOf(data.heardAt) > now + minute) return refuse('time/in-the-future', ['heardAt']);
    return { data: { ...data, typedAt: isoOf(now), province: base.province } };
  }) satisfies (input: RuleInput<DataOf<typeof acts.recordAlert>>, context: RuleContext) => Refusal | Allowed,
};
