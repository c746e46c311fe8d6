// The lines of a backup of the log: first the signed head, then its rows in order, then reads, the queue of outgoing
// messages that have not ended, how far recurring jobs have come, and last a line that says how many there were.
import { type Outcome } from '@ulinzi/domain/kernel';
import type { LogRow, SignedHead } from '../log/index.ts';

/** Position, incarnation, recorded, outcome, entry id, subject number, entry, bodies, hash; bytes in base64. */
export type RowLine = readonly [
  number,
  number,
  number,
  Outcome,
  string,
  number,
  string,
  string | null,
  string,
];

export interface ReadLine {
  readonly segment: string;
  readonly n: number;
  readonly at: number;
  readonly pen: string;
  readonly what: string;
  readonly subject: string;
  /** Hexadecimal. */
  readonly hash: string;
}

/** A message of the queue. The recipient is sealed by the keystore; the words are an id of the catalogs. */
export interface OutgoingLine {
  readonly id: string;
  readonly purpose: string;
  readonly gateway: string;
  readonly urgent: boolean;
  readonly recipient: string | null;
  readonly words: string;
  readonly locale: string;
  readonly fill: object;
  readonly subjectNo: number | null;
  readonly page: string | null;
  readonly post: string | null;
  readonly attempts: number;
  readonly created: number;
  readonly expires: number;
}

export interface Counts {
  readonly rows: number;
  readonly reads: number;
  readonly outgoing: number;
}

export type LogLine =
  | { readonly head: SignedHead }
  | { readonly row: RowLine }
  | { readonly read: ReadLine }
  | { readonly outgoing: OutgoingLine }
  | { readonly mark: { readonly name: string; readonly position: number } }
  | { readonly end: Counts };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export function rowLine(row: Omit<LogRow, 'stepMs' | 'destroysKeys'>): RowLine {
  return [
    row.position,
    row.incarnation,
    row.recorded,
    row.outcome,
    row.entryId,
    row.subjectNo,
    base64(row.entry),
    row.bodies && base64(row.bodies),
    Buffer.from(row.hash).toString('hex'),
  ];
}

/** A row as it was; what the entry says of steps of the clock and of destroyed keys is read from it again. */
export function rowOf(line: RowLine): LogRow {
  const [position, incarnation, recorded, outcome, entryId, subjectNo, entry, bodies, hash] = line;
  const bytes = Buffer.from(entry, 'base64');
  const { act, data } = JSON.parse(bytes.toString('utf8')) as { act: string; data: { stepMs?: number } };
  return {
    position,
    incarnation,
    recorded,
    outcome,
    entryId: entryId as LogRow['entryId'],
    subjectNo,
    entry: bytes,
    bodies: bodies === null ? null : Buffer.from(bodies, 'base64'),
    hash: Buffer.from(hash, 'hex'),
    stepMs: act === 'clock.step' ? (data.stepMs ?? 0) : null,
    destroysKeys: act === 'body.destroy',
  };
}
