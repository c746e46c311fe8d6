import { signal } from '@preact/signals';
import { entryToSign, type FieldEntry } from '@ulinzi/domain/field';
import { type Keep, sign } from '../keep/index.ts';
import { versionOf } from './act-versions.ts';
import { counted, countsOf, inside, inTurn, keepRecords, names } from './inside.ts';
import { now } from './now.ts';

/**
 * waiting: only on this phone. sent: it left, and nobody has confirmed it. accepted, contested, refused: the node's word.
 * held: the node keeps it until it understands it, or until what it is about has arrived.
 */
export type SendState = 'waiting' | 'sent' | 'accepted' | 'contested' | 'refused' | 'held';

/** Something that was written here: on its way, or arrived. Three days after its arrival it is gone from the phone. */
export interface Send {
  /** The phone's own gapless number. */
  readonly n: number;
  readonly id: string;
  readonly act: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** Of what goes over the line, before it is compressed. */
  readonly bytes: number;
  readonly state: SendState;
  /** When the node's word came. */
  readonly arrivedAt?: number;
  /** The number that people know it by (an alert's, a report's). */
  readonly number?: string;
  /** Why it was refused: a code of the registry (words under `refusals.<code>`), and which fields are meant. */
  readonly refused?: string;
  readonly fields?: readonly string[];
  /** The codes of the entry, for a label: no words. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly subject: string | null;
}

/** With the exact text that was signed. */
export interface Queued extends Send {
  readonly entry: string;
  readonly signature: string;
}

/** It could not be kept on this phone: no room left on it, or the notebook was locked meanwhile. */
export interface NotKept {
  readonly notKept: 'full' | 'locked';
}

export function isKept(written: Send | NotKept): written is Send {
  return !('notKept' in written);
}

export interface Parts {
  /** What it is about; left out or null for an act that creates its subject. */
  readonly subject?: string | null;
  /** The `saw` that was given with what the user read. */
  readonly saw?: string | null;
  readonly data: object;
  /** Free text by the name of its body; empty ones are left out. */
  readonly bodies?: Readonly<Record<string, string>>;
  /** When it happened, where that is not now. */
  readonly occurred?: number;
}

export const queued = signal<readonly Queued[]>([]);

/** Around an entry in a request: its number, its signature, quotes. */
const aroundBytes = 120;
const encoder = new TextEncoder();

/** As it goes over the line: the exact bytes are made here, once. */
export function entryText(id: string, act: string, parts: Parts): string {
  const bodies = Object.fromEntries(
    Object.entries(parts.bodies ?? {}).filter(([, text]) => text.trim() !== ''),
  );
  const entry: FieldEntry = {
    v: 1,
    id,
    act,
    version: versionOf(act),
    subject: parts.subject ?? null,
    saw: parts.saw ?? null,
    occurred: new Date(parts.occurred ?? now()).toISOString(),
    data: parts.data as Record<string, unknown>,
    bodies,
  };
  return JSON.stringify(entry);
}

/** An entry with its signature and its size, ready to be kept. */
export async function signedEntry(
  signer: CryptoKey,
  send: Omit<Send, 'bytes'>,
  entry: string,
): Promise<Queued> {
  const signature = await sign(signer, entryToSign(entry));
  return { ...send, entry, signature, bytes: encoder.encode(entry).length + aroundBytes };
}

/**
 * Queues an entry. When it resolves with a `Send`, it is numbered, signed and sealed on the disk: the battery may die.
 * Where it cannot be kept, nothing of it is: the screen says so and keeps what was typed.
 */
export function write(act: string, parts: Parts): Promise<Send | NotKept> {
  return inTurn(() => queueEntry(act, parts));
}

async function queueEntry(
  act: string,
  parts: Parts,
  how?: Parameters<Keep['put']>[1],
): Promise<Send | NotKept> {
  const open = inside.value;
  if (!open?.keep.isOpen) return { notKept: 'locked' };
  const { keep, signer } = open;
  const n = countsOf(keep).last + 1;
  const id = crypto.randomUUID();
  const at = parts.occurred ?? now();
  const entry = entryText(id, act, { ...parts, occurred: at });
  const { subject = null, data } = parts;
  const send = { n, id, act, at, state: 'waiting', data: data as Send['data'], subject } as const;
  const one = await signedEntry(signer, send, entry);
  const records = [{ name: names.entry(n), value: one }, counted(keep, { last: n })];
  if ((await keepRecords(keep, records, how)) === 'full') return { notKept: 'full' };
  if (keep.isOpen) queued.value = [...queued.value, one];
  return one;
}

/** Queues what was put in from outside the lock; what stood there goes in the same write. */
export function writeSlipped(
  act: string,
  parts: Parts,
  gone: NonNullable<Parameters<Keep['put']>[1]>['more'],
): Promise<Send | NotKept> {
  return inTurn(() => queueEntry(act, parts, gone ? { more: gone } : undefined));
}

/** Puts changed ones in the place of what stood there, in memory only. */
export function showChanged(changed: readonly Queued[]): void {
  const byNumber = new Map(changed.map((one) => [one.n, one]));
  queued.value = queued.value.map((one) => byNumber.get(one.n) ?? one);
}
