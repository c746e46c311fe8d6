import { calendarDay, code, declareAct, digits, id, maybe, slug } from '../kernel/index.ts';
import { declineReasons, found, priorities, recommendationKinds } from './codes.ts';

const office = ['jpt-member', 'protection-manager', 'head-of-office', 'node'] as const;
const owners = [
  'assistant',
  'commander',
  'duty-officer',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'logistics',
  'node',
] as const;

/** A recommendation to a post, never to a person (A10). Its words are a body; `number` (three digits or more) is the node's to give. */
export const makeRecommendation = declareAct({
  name: 'recommendation.make',
  subject: 'recommendation',
  creates: true,
  who: [...office],
  data: {
    base: slug(),
    community: maybe(slug()),
    owner: slug(),
    due: calendarDay(),
    kind: code(recommendationKinds),
    priority: code(priorities),
    visit: maybe(id()),
    report: maybe(id()),
    plan: maybe(id()),
    number: maybe(digits(3, 9)),
  },
  byNode: ['number'],
  bodies: ['words'],
});

export const agreeRecommendation = declareAct({
  name: 'recommendation.agree',
  subject: 'recommendation',
  who: [...owners],
  data: { due: maybe(calendarDay()) },
});

export const declineRecommendation = declareAct({
  name: 'recommendation.decline',
  subject: 'recommendation',
  who: [...owners],
  data: { reason: code(declineReasons) },
  bodies: ['words'],
});

export const startRecommendation = declareAct({
  name: 'recommendation.start',
  subject: 'recommendation',
  who: [...owners],
  data: {},
});

/** Its owner says that it is done: claimed, until somebody has seen it on the spot. */
export const claimRecommendation = declareAct({
  name: 'recommendation.claim',
  subject: 'recommendation',
  who: [...owners],
  data: { on: maybe(calendarDay()) },
  bodies: ['evidence'],
});

/** What was seen on the spot (A11). */
export const checkRecommendation = declareAct({
  name: 'recommendation.check',
  subject: 'recommendation',
  who: ['assistant', 'jpt-member', 'protection-manager', 'node'],
  data: { found: code(found), on: maybe(calendarDay()) },
  bodies: ['words'],
});

/** Another post answers for it from now on. */
export const reassignRecommendation = declareAct({
  name: 'recommendation.reassign',
  subject: 'recommendation',
  who: [...office],
  data: { owner: slug(), due: maybe(calendarDay()) },
});

/** Events have made it void. */
export const overtakeRecommendation = declareAct({
  name: 'recommendation.overtake',
  subject: 'recommendation',
  who: [...office],
  data: {},
  bodies: ['words'],
});
