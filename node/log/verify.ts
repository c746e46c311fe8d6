// Recomputes the chain of the whole log and holds it against the heads that the node has signed.
import { createHash } from 'node:crypto';
import { entryOf } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import { beforeAll, rowHash } from './chain.ts';
import { isSignedBy, type SignedHead } from './heads.ts';
import { outcomeOf } from './log-queries.ts';

export type Finding =
  | { readonly found: 'gap'; readonly position: number }
  | { readonly found: 'changed'; readonly position: number }
  | { readonly found: 'other-id'; readonly position: number }
  | { readonly found: 'body-changed'; readonly position: number }
  | { readonly found: 'unreadable'; readonly position: number }
  | { readonly found: 'moved'; readonly position: number }
  | { readonly found: 'head-differs'; readonly position: number }
  | { readonly found: 'head-not-signed'; readonly position: number }
  | { readonly found: 'head-missing'; readonly position: number }
  | { readonly found: 'cut-off'; readonly position: number };

export interface Verification {
  readonly rows: number;
  readonly heads: number;
  readonly findings: readonly Finding[];
}

interface Row {
  position: string;
  incarnation: number;
  recorded: string;
  outcome: number;
  entry_id: string;
  subject_no: string;
  entry: Buffer;
  bodies: Buffer | null;
  hash: Buffer;
}

const usualPageRows = 5_000;
const mostFindings = 100;

/**
 * Reads every row in order. An entry changed, removed or inserted breaks the chain; a tail cut off misses a signed
 * head, and without any head the end of the log is proven by nothing. `progress` hears of rows done; `signal` stops
 * it between pages, which are short where a node has other things to do.
 */
export async function verifyLog(
  pool: Pick<Pool, 'query'>,
  heads: readonly SignedHead[],
  publicKey: string,
  progress: (rows: number) => void = () => undefined,
  signal?: AbortSignal,
  pageRows = usualPageRows,
): Promise<Verification> {
  const findings: Finding[] = [];
  const note = (finding: Finding) => {
    if (findings.length < mostFindings) findings.push(finding);
  };
  const sound = new Map<number, SignedHead>();
  for (const head of heads) {
    if (isSignedBy(head, publicKey)) sound.set(head.position, head);
    else note({ found: 'head-not-signed', position: head.position });
  }
  const creators = new Map<string, number>();
  let previous: Uint8Array = beforeAll;
  let position = 0;
  for (;;) {
    signal?.throwIfAborted();
    const rows = await pool.query<Row>(
      'select position, incarnation, recorded, outcome, entry_id, subject_no, entry, bodies, hash from log where position > $1 order by position limit $2',
      [position, pageRows],
    );
    if (rows.rows.length === 0) break;
    for (const row of rows.rows) {
      const at = Number(row.position);
      for (let missing = position + 1; missing < at && findings.length < mostFindings; missing++) {
        note({ found: 'gap', position: missing });
      }
      position = at;
      checkRow(row, previous, creators, note);
      const head = sound.get(at);
      if (head && head.hash !== row.hash.toString('hex')) note({ found: 'head-differs', position: at });
      previous = row.hash;
    }
    progress(position);
  }
  const last = Math.max(0, ...sound.keys());
  // What is wrong with the end is said however much was found before it.
  if (last > position) findings.push({ found: 'cut-off', position: position + 1 });
  if (sound.size === 0) note({ found: 'head-missing', position });
  return { rows: position, heads: sound.size, findings };
}

/** Entries of these subjects each stand for themselves; those of others belong with the entry that created them. */
const standAlone: readonly string[] = ['page', 'outgoing', 'node'];

function checkRow(
  row: Row,
  previous: Uint8Array,
  creators: Map<string, number>,
  note: (finding: Finding) => void,
): void {
  const position = Number(row.position);
  const head = {
    position,
    incarnation: row.incarnation,
    recorded: Number(row.recorded),
    outcome: outcomeOf(row.outcome),
  };
  if (!row.hash.equals(rowHash(previous, head, row.entry))) note({ found: 'changed', position });
  try {
    const entry = entryOf(row.entry);
    if (entry.id !== row.entry_id) note({ found: 'other-id', position });
    const { kind, id } = entry.subject;
    if (!standAlone.includes(kind) && !creators.has(id)) creators.set(id, position);
    if (Number(row.subject_no) !== (creators.get(id) ?? position)) note({ found: 'moved', position });
    if (
      !hasItsBodies(
        entry.bodies.map((body) => body.digest),
        row.bodies,
      )
    )
      note({ found: 'body-changed', position });
  } catch {
    note({ found: 'unreadable', position });
  }
}

function hasItsBodies(digests: readonly string[], joined: Buffer | null): boolean {
  if (digests.length === 0) return joined === null;
  if (!joined) return false;
  let at = 0;
  for (const digest of digests) {
    if (at + 4 > joined.length) return false;
    const length = joined.readUInt32BE(at);
    const sealed = joined.subarray(at + 4, at + 4 + length);
    if (createHash('sha256').update(sealed).digest('hex') !== digest) return false;
    at += 4 + length;
  }
  return at === joined.length;
}
