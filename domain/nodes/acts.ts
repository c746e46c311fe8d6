import { Type } from 'typebox';
import { code, declareAct, maybe, rowDigest, whole } from '../kernel/index.ts';

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

/**
 * The log was put back from a backup: this entry begins a new incarnation and names the head that was restored, so
 * that whoever keeps heads of the former one can tell what was lost after it.
 */
export const restoreNode = declareAct({
  name: 'node.restore',
  subject: 'node',
  who: ['node'],
  data: {
    incarnation: whole(1, 2_147_483_647),
    position: whole(1, Number.MAX_SAFE_INTEGER),
    head: rowDigest(),
  },
});
