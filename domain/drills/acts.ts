import { Type } from 'typebox';
import { declareAct, id, maybe, moment, slug } from '../kernel/index.ts';

/** Whose drill it is to call and to end. */
const hands = ['assistant', 'commander'] as const;

/**
 * Between these times the Focal Points of a base, or of some of its villages, ring once and hang up, as they were asked
 * to by voice: so it is tried whether each village's way to the base works. Nothing is sent to them.
 */
export const callDrill = declareAct({
  name: 'drill.call',
  subject: 'drill',
  creates: true,
  who: [...hands, 'node'],
  data: {
    base: slug(),
    from: moment(),
    until: moment(),
    /** Not given: every village of the base. */
    communities: maybe(Type.Array(slug(), { minItems: 1, maxItems: 200, uniqueItems: true })),
  },
});

/** It ends now, or is not held: from here on every bip is an alert again, and so is each that still waits. */
export const endDrill = declareAct({
  name: 'drill.end',
  subject: 'drill',
  who: [...hands, 'node'],
  data: {},
});

/**
 * Who was heard and who was not, once a drill is over: no moment and no way, which would tell which message was hers.
 * For those alone who may know of the base's sources.
 */
export const countDrill = declareAct({
  name: 'tally.record',
  subject: 'tally',
  creates: true,
  who: ['node'],
  data: {
    drill: id(),
    base: slug(),
    heard: Type.Array(id(), { maxItems: 2_000 }),
    silent: Type.Array(id(), { maxItems: 2_000 }),
  },
});
