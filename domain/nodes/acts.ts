import { Type } from 'typebox';
import { code, declareAct, maybe, whole } from '../kernel/index.ts';

/** The first entry of every log: which node, and whether what it holds is an exercise. For good. */
export const createNode = declareAct({
  name: 'node.create',
  subject: 'node',
  creates: true,
  who: ['node'],
  data: { kind: code(['exercise', 'real']) },
});

/** The wall clock jumped. Deadlines run on elapsed time and are not moved by it. */
export const stepClock = declareAct({
  name: 'clock.step',
  subject: 'node',
  who: ['node'],
  data: {
    stepMs: whole(-4_000_000_000_000, 4_000_000_000_000),
    cause: code(['noticed', 'at-start']),
    inDoubt: maybe(code(['yes', 'no'])),
  },
});

/**
 * Keys of bodies are destroyed: written before the keys go, and replayed before any body opens. Each pair is a range
 * of key ids, both ends within it.
 */
export const destroyKeys = declareAct({
  name: 'body.destroy',
  subject: 'node',
  who: ['node'],
  data: {
    cause: code(['term']),
    keys: Type.Array(Type.Array(whole(1, Number.MAX_SAFE_INTEGER), { minItems: 2, maxItems: 2 }), {
      minItems: 1,
      maxItems: 1_000,
    }),
  },
});
