import { declareAct, maybe, slug } from '../kernel/index.ts';

const field = ['assistant', 'commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;

/**
 * Who goes off hands what she follows to who comes. Until that one takes over, all of it is still hers. What is open is
 * read from the one-page list; what has to be said besides is said by mouth.
 */
export const handOverShift = declareAct({
  name: 'shift.hand-over',
  subject: 'shift',
  creates: true,
  who: [...field],
  data: {
    to: slug(),
    from: maybe(slug()),
    base: maybe(slug()),
    province: maybe(slug()),
  },
  byNode: ['from', 'base', 'province'],
});

/** Who comes has the list and takes over: what the other followed is hers from now on. */
export const takeOverShift = declareAct({
  name: 'shift.take-over',
  subject: 'shift',
  who: [...field],
  data: {},
});
