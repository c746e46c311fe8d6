import { code, declareAct, id, maybe, moment, slug } from '../kernel/index.ts';

/** What became of a promise. */
export const promiseResults = ['kept', 'withdrawn', 'broken'] as const;

export const promiseKinds = [
  'visit',
  'patrol',
  'presence',
  'phone',
  'road',
  'meeting',
  'information',
  'other',
] as const;

/** Something was promised to a community (B20). What exactly, in words, is a body. */
export const makePromise = declareAct({
  name: 'promise.make',
  subject: 'promise',
  creates: true,
  who: [
    'assistant',
    'commander',
    'duty-officer',
    'protection-manager',
    'head-of-office',
    'jpt-member',
    'node',
  ],
  data: { community: slug(), kind: code(promiseKinds), due: moment(), alert: maybe(id()) },
  bodies: ['words'],
});

export const settlePromise = declareAct({
  name: 'promise.settle',
  subject: 'promise',
  who: ['assistant', 'commander', 'duty-officer', 'protection-manager', 'head-of-office', 'node'],
  data: {
    result: code(promiseResults),
    /** Whether the community was told; a promise that is not kept is said to them (B20). */
    told: code(['yes', 'no']),
  },
  bodies: ['note'],
});
