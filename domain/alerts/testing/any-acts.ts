// Acts in any order, by anybody, with whatever they carry: what the property tests throw at the rules.
import fc from 'fast-check';
import { type Act, isoOf, minute, type Moment } from '../../kernel/index.ts';
import {
  assistant,
  commander,
  communities,
  dutyOfficer,
  node,
  sangeCommander,
  situation,
} from '../../registers/testing/kibua.ts';
import * as acts from '../acts.ts';
import * as codes from '../codes.ts';
import { type NextAct, nextAct } from '../next.ts';
import type { AlertState } from '../state.ts';
import { idOf } from './story.ts';

const villages = communities.filter((one) => one.base === 'kibua').map((one) => one.slug);
const people = { assistant, commander, dutyOfficer, sangeCommander, node };
type Person = keyof typeof people;

const mostly = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) });
const oneOf = <const Codes extends readonly string[]>(list: Codes) =>
  fc.constantFrom(...list) as fc.Arbitrary<Codes[number]>;
const minutesAhead = fc.integer({ min: -60, max: 3 * 24 * 60 });

/** One thing that somebody tries: the next act of the procedure, or any other. All it may carry is drawn beforehand. */
export const anyAttempt = fc.record({
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constant('next' as const) },
    { weight: 4, arbitrary: oneOf(namesOfActs()) },
  ),
  by: oneOf(Object.keys(people) as Person[]),
  afterMinutes: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 0, max: 3 * 24 * 60 }),
  ),
  /** The node was down meanwhile: deadlines that ran out are fired late. */
  isNodeDown: fc.boolean(),
  /** How many entries ago the author last looked, and of which epoch the phone still is. */
  looked: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })),
  epochsBehind: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  carries: fc.record({
    clock: mostly(oneOf(codes.clocks)),
    community: mostly(oneOf(villages)),
    credibility: oneOf(codes.credibilities),
    unfoundedReason: mostly(oneOf(codes.unfoundedReasons)),
    actor: mostly(oneOf(codes.actors)),
    event: mostly(oneOf(codes.events)),
    decision: oneOf(codes.decisions),
    cause: mostly(oneOf(codes.causes)),
    recipient: mostly(oneOf(codes.recipients)),
    reviewAt: mostly(minutesAhead),
    revises: fc.boolean(),
    why: fc.boolean(),
    means: oneOf(codes.means),
    checks: fc.oneof(fc.constant([...codes.checks]), fc.subarray([...codes.checks])),
    callBack: oneOf(codes.callBackResults),
    answer: oneOf(codes.answers),
    review: oneOf(codes.reviews),
    reviewAgainAt: fc.oneof(fc.constant(undefined), minutesAhead),
    outcome: oneOf(codes.outcomes),
    feedback: oneOf(codes.feedbackResults),
    way: mostly(oneOf(codes.feedbackWays)),
    retryAt: mostly(minutesAhead),
    reopen: oneOf(codes.reopenReasons),
    absorbed: fc.subarray(villages),
    into: fc.constantFrom(idOf(1), idOf(500)),
  }),
});

export type Attempt = typeof anyAttempt extends fc.Arbitrary<infer One> ? One : never;
type Carried = Attempt['carries'];

const dataFor: Record<
  string,
  (carried: Carried, at: (minutes: number | undefined) => string | undefined) => object
> = {
  'alert.acknowledge': ({ clock }) => ({ clock }),
  'alert.place': ({ community }) => ({ community: community ?? 'nowhere' }),
  'alert.request-number': () => ({}),
  'alert.call-back': ({ callBack, actor }) => ({ result: callBack, actor }),
  'alert.code': ({ actor, event }) => ({ actor, event }),
  'alert.assess': ({ credibility, unfoundedReason, actor }) => ({
    credibility,
    reason: unfoundedReason,
    actor,
  }),
  'alert.decide': ({ decision, cause, recipient, reviewAt, checks, revises }, at) => ({
    decision,
    cause,
    recipient,
    reviewAt: at(reviewAt),
    checks,
    revises,
  }),
  'alert.respond': ({ means, checks }) => ({ means, checks }),
  'alert.arrive': () => ({}),
  'alert.answer': ({ answer }) => ({ answer }),
  'alert.review': ({ review, reviewAgainAt }, at) => ({ result: review, reviewAgainAt: at(reviewAgainAt) }),
  'alert.resolve': ({ outcome }) => ({ outcome }),
  'alert.feedback': ({ feedback, community, way, retryAt }, at) => ({
    result: feedback,
    community,
    way,
    retryAt: at(retryAt),
  }),
  'alert.close': () => ({}),
  'alert.reopen': ({ reopen }) => ({ reason: reopen }),
  'alert.merge': ({ into }) => ({ into }),
  'alert.absorb': ({ absorbed }) => ({ duplicate: idOf(600), communities: absorbed }),
  'alert.tie': ({ into }) => ({ situation: into === idOf(1) ? situation.id : into }),
  'alert.untie': () => ({}),
  'alert.apart': ({ into }) => ({ from: [into] }),
  'alert.take': () => ({}),
  'alert.hand': ({ revises }) => ({ post: revises ? 'kibua-relief' : 'nk-duty' }),
  'alert.settle-sender': ({ community }) => ({ sender: community ? 'known' : 'revoked', community }),
  'alert.take-over': () => ({ home: idOf(901) }),
  'message.receive': () => ({
    fate: 'joins',
    sender: 'known',
    kind: 'text',
    gateway: 'kibua-modem',
    base: 'kibua',
  }),
};

function namesOfActs(): string[] {
  return [...Object.values(acts).map((act) => act.name), 'message.receive'].filter(
    (name) => name !== 'alert.record' && name !== 'alert.escalate',
  );
}

const nextAs: Record<NextAct, { act: Act; by: Person }> = {
  acknowledge: { act: acts.acknowledgeAlert, by: 'assistant' },
  decide: { act: acts.decideAlert, by: 'commander' },
  respond: { act: acts.respondToAlert, by: 'commander' },
  arrive: { act: acts.arriveOnSite, by: 'commander' },
  resolve: { act: acts.resolveAlert, by: 'commander' },
  answer: { act: acts.recordAnswer, by: 'assistant' },
  review: { act: acts.reviewAlert, by: 'assistant' },
  feedback: { act: acts.giveFeedback, by: 'assistant' },
  close: { act: acts.closeAlert, by: 'assistant' },
};

/** What is tried in a state: the name of the act, who tries, and what it carries; null where nothing is next. */
export function triedIn(state: AlertState, attempt: Attempt, now: Moment) {
  const next = attempt.act === 'next' ? nextAct(state) : null;
  if (attempt.act === 'next' && next === null) return null;
  const name = next ? nextAs[next].act.name : attempt.act;
  const by = next ? nextAs[next].by : attempt.by;
  const at = (minutes: number | undefined) =>
    minutes === undefined ? undefined : isoOf(now + minutes * minute);
  const data =
    dataFor[name]?.({ ...attempt.carries, clock: next ? undefined : attempt.carries.clock }, at) ?? {};
  const said = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return { name, actor: people[by], data: said, bodies: attempt.carries.why ? ['why'] : [] };
}
