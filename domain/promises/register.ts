import { type DataOf, type Moment, momentOf, type Refusal, refuse } from '../kernel/index.ts';
import type { makePromise, settlePromise } from './acts.ts';

export interface Promised {
  readonly community: string;
  readonly base: string;
  readonly kind: string;
  readonly alert: string | null;
  readonly madeAt: Moment;
  readonly due: Moment;
  readonly settled: {
    readonly result: 'kept' | 'withdrawn' | 'broken';
    readonly told: 'yes' | 'no';
    readonly at: Moment;
  } | null;
}

export function promiseMade(data: DataOf<typeof makePromise>, base: string, at: Moment): Promised {
  return {
    community: data.community,
    base,
    kind: data.kind,
    alert: data.alert ?? null,
    madeAt: at,
    due: momentOf(data.due),
    settled: null,
  };
}

export function promiseSettled(promise: Promised, data: DataOf<typeof settlePromise>, at: Moment): Promised {
  return { ...promise, settled: { result: data.result, told: data.told, at } };
}

export function maySettle(promise: Promised): Refusal | null {
  return promise.settled ? refuse('promise/settled') : null;
}

export type PromiseStanding = 'open' | 'overdue' | 'kept' | 'withdrawn' | 'broken';

/** Where a promise stands: past its due date and not settled it is overdue, and stays on the list until somebody says. */
export function standingOf(promise: Promised, now: Moment): PromiseStanding {
  if (promise.settled) return promise.settled.result;
  return promise.due < now ? 'overdue' : 'open';
}
