// The open notebook. Everything that is read of it stands in memory while it is open, and nothing of it afterwards.
import { signal } from '@preact/signals';
import type { Keep, Put } from '../keep/index.ts';
import { setNotice } from './notices.ts';

/** Who this phone is to its node; sealed like everything else. */
export interface Self {
  readonly device: string;
  readonly post: string;
  readonly isExercise: boolean;
  /** The private half of the key that signs. */
  readonly signs: string;
  /** The public half of it: shown again where the node has lost it, so that what was signed stays good. */
  readonly publicKey: string;
  /** The private half of the slit through which alerts are put in from outside. */
  readonly slit: string;
  /** The user allowed three village names to be shown outside the lock. */
  readonly showsVillages: boolean;
}

/** What must never be counted twice; kept with what was counted, in one write. */
export interface Counts {
  /** The highest number given to an entry. */
  readonly last: number;
  /** The highest receipt held. */
  readonly have: number;
  /** Of requests (`x-count`). */
  readonly requests: number;
  readonly cursor: string | null;
  readonly lastContact: number | null;
  readonly clockOff: number | null;
}

export const noCounts: Counts = {
  last: 0,
  have: 0,
  requests: 0,
  cursor: null,
  lastContact: null,
  clockOff: null,
};

export interface Inside {
  readonly keep: Keep;
  readonly self: Self;
  readonly signer: CryptoKey;
}

/** The notebook while it is open and belongs to a post. */
export const inside = signal<Inside | null>(null);

export const names = {
  self: 'self',
  counts: 'counts',
  lists: 'lists',
  entry: (n: number) => `e:${n}`,
  draft: (id: string) => `d:${id}`,
} as const;

export function countsOf(keep: Keep): Counts {
  return { ...noCounts, ...(keep.get(names.counts) as Partial<Counts> | undefined) };
}

/** A change of the counts, to be put with what it belongs to. */
export function counted(keep: Keep, change: Partial<Counts>): Put {
  return { name: names.counts, value: { ...countsOf(keep), ...change } };
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: between reading the counts and writing them nobody else counts. */
export function inTurn<Value>(does: () => Promise<Value>): Promise<Value> {
  const next = turn.then(does);
  turn = next.catch(() => undefined);
  return next;
}

/** Keeps records and says where there is no room for them. */
export async function keepRecords(
  keep: Keep,
  records: readonly Put[],
  how?: Parameters<Keep['put']>[1],
): Promise<'kept' | 'full'> {
  const written = await keep.put(records, how);
  setNotice('full', written === 'full');
  return written;
}
