import { Type } from 'typebox';
import { code, declareAct, digits, id, maybe, moment, slug, whole } from '../kernel/index.ts';
import { ladderFields } from '../communities/index.ts';
import { recognisedField } from '../lexicon/index.ts';
import {
  actors,
  answers,
  callBackResults,
  causes,
  certainties,
  channels,
  checks,
  clocks,
  credibilities,
  decisions,
  directions,
  events,
  feedbackResults,
  feedbackWays,
  informationGrades,
  means,
  outcomes,
  recipients,
  reliabilities,
  reopenReasons,
  reviews,
  rungCauses,
  unfoundedReasons,
  urgencies,
} from './codes.ts';

/** Who may decide: a base's commander, and those who may sit in the province's seat of the duty officer. */
const leads = ['commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;
const field = ['assistant', ...leads] as const;

/** What a message or call says, in codes. Nothing of it is needed for a valid alert (B4). */
const coded = {
  event: maybe(code(events)),
  actor: maybe(code(actors)),
  howManyAtLeast: maybe(whole(0, 100_000)),
  direction: maybe(code(directions)),
  urgency: maybe(code(urgencies)),
  certainty: maybe(code(certainties)),
};

/** The typed log: what was heard by voice, from a walk-in or over HF radio, with when it was heard and typed (B15). */
export const recordAlert = declareAct({
  name: 'alert.record',
  version: 2,
  subject: 'alert',
  creates: true,
  who: [...field, 'node'],
  data: {
    channel: code(channels),
    base: slug(),
    community: maybe(slug()),
    heardAt: moment(),
    typedAt: maybe(moment()),
    number: maybe(digits(4, 9)),
    province: maybe(slug()),
    ...ladderFields,
    ...coded,
    recognised: recognisedField(),
  },
  // The first version knew no word list.
  upcasters: { 1: (data) => data },
  byNode: ['typedAt', 'number', 'province', 'recognised', ...Object.keys(ladderFields)],
  bodies: ['words'],
});

/** Answered for: someone has taken this alert in. Stops the named clock for the post that answers, no other. */
export const acknowledgeAlert = declareAct({
  name: 'alert.acknowledge',
  subject: 'alert',
  who: [...field, 'node'],
  data: {
    clock: maybe(code(clocks)),
    by: maybe(code(['command', 'screen', 'sms', 'call'])),
    post: maybe(slug()),
    page: maybe(id()),
  },
  byNode: ['by', 'post', 'page'],
});

/** The place of an alert from a stranger, settled by a person. */
export const placeAlert = declareAct({
  name: 'alert.place',
  subject: 'alert',
  who: [...field, 'node'],
  data: { community: slug() },
});

/** The Assistant on duty is handed the number for the dialler: one alert, fifteen minutes, logged. */
export const requestNumber = declareAct({
  name: 'alert.request-number',
  subject: 'alert',
  who: ['assistant'],
  data: { until: maybe(moment()) },
  byNode: ['until'],
  audience: 'assistant',
});

export const recordCallBack = declareAct({
  name: 'alert.call-back',
  subject: 'alert',
  who: ['assistant'],
  data: { result: code(callBackResults), ...coded },
  bodies: ['note'],
});

/**
 * What the messages say, in codes, set by one touch and corrected by another; the last one holds. Nothing waits for it,
 * and it waits for nothing: an alert may be coded before anyone has answered for it.
 */
export const codeAlert = declareAct({
  name: 'alert.code',
  subject: 'alert',
  who: [...field],
  data: { ...coded },
});

export const assessAlert = declareAct({
  name: 'alert.assess',
  subject: 'alert',
  who: [...field],
  data: {
    credibility: code(credibilities),
    reason: maybe(code(unfoundedReasons)),
    reliability: maybe(code(reliabilities)),
    information: maybe(code(informationGrades)),
    ...coded,
  },
  bodies: ['note'],
});

/** `revises` says that the decider knows of the earlier decision; without it a second decision is refused. */
export const decideAlert = declareAct({
  name: 'alert.decide',
  subject: 'alert',
  who: [...leads],
  data: {
    decision: code(decisions),
    cause: maybe(code(causes)),
    recipient: maybe(code(recipients)),
    reviewAt: maybe(moment()),
    /** Asked before anything is passed on (C2). */
    checks: maybe(Type.Array(code(checks), { maxItems: checks.length })),
    revises: maybe(Type.Boolean()),
  },
  bodies: ['note', 'why'],
});

/** Someone moves. Carries the checks asked before a response; without them it is refused (C2). */
export const respondToAlert = declareAct({
  name: 'alert.respond',
  subject: 'alert',
  who: [...leads],
  data: { means: code(means), checks: Type.Array(code(checks), { maxItems: checks.length }) },
  bodies: ['note', 'why'],
});

export const arriveOnSite = declareAct({
  name: 'alert.arrive',
  subject: 'alert',
  who: [...field],
  data: { at: maybe(moment()) },
});

/** The answer of those it was passed to, or that none came. */
export const recordAnswer = declareAct({
  name: 'alert.answer',
  subject: 'alert',
  who: [...field],
  data: { answer: code(answers) },
  bodies: ['note'],
});

export const reviewAlert = declareAct({
  name: 'alert.review',
  subject: 'alert',
  who: [...field],
  data: { result: code(reviews), reviewAgainAt: maybe(moment()) },
  bodies: ['note'],
});

export const resolveAlert = declareAct({
  name: 'alert.resolve',
  subject: 'alert',
  who: [...leads],
  data: { outcome: code(outcomes) },
  bodies: ['note'],
});

/** What the community was told: by which post, how and when; or why that is not possible, and when it is tried again. */
export const giveFeedback = declareAct({
  name: 'alert.feedback',
  subject: 'alert',
  who: [...field],
  data: {
    result: code(feedbackResults),
    community: maybe(slug()),
    post: maybe(slug()),
    way: maybe(code(feedbackWays)),
    at: maybe(moment()),
    retryAt: maybe(moment()),
  },
  bodies: ['note'],
});

/** The agreed phrase never reached the phone: the community has not been told, whatever was recorded. */
export const undeliveredFeedback = declareAct({
  name: 'alert.feedback-undelivered',
  subject: 'alert',
  who: ['node'],
  data: { community: maybe(slug()) },
});

export const closeAlert = declareAct({
  name: 'alert.close',
  subject: 'alert',
  who: [...field],
  data: {},
});

export const reopenAlert = declareAct({
  name: 'alert.reopen',
  subject: 'alert',
  who: [...field],
  data: { reason: code(reopenReasons) },
  bodies: ['note'],
});

/** This alert tells of the same thing as another: feedback is then owed there, for each community. */
export const mergeAlert = declareAct({
  name: 'alert.merge',
  subject: 'alert',
  who: [...field],
  data: { into: id() },
});

/** The other half of a merge, on the alert that stays. */
export const absorbAlert = declareAct({
  name: 'alert.absorb',
  subject: 'alert',
  who: ['node'],
  data: { duplicate: id(), communities: Type.Array(slug(), { maxItems: 200 }) },
});

/** A rung of the ladder. A deadline escalates; it never decides. */
export const escalateAlert = declareAct({
  name: 'alert.escalate',
  subject: 'alert',
  who: ['node'],
  data: { clock: code(clocks), rung: whole(0, 2), cause: code(rungCauses), due: moment() },
});

/**
 * Whose message it was, of one that was taken in while the keystore was locked. A phone of which nobody knows in whose
 * hands it is may not be called: it counts as that of a source at risk.
 */
export const settleSender = declareAct({
  name: 'alert.settle-sender',
  subject: 'alert',
  who: ['node'],
  data: { sender: code(['known', 'staff', 'revoked']), community: maybe(slug()) },
});

/** Another node has taken over this alert; what is still written under the older epoch is contested. */
export const takeOverAlert = declareAct({
  name: 'alert.take-over',
  subject: 'alert',
  who: ['node'],
  data: { home: id() },
});

export { apartAlert, handAlert, takeAlert, tieAlert, untieAlert } from './situation-acts.ts';
