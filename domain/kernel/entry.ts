// An entry is what someone did, as exact bytes. The bytes are made once, by the author's program, and never
// serialised again: hashes and signatures are over them (FORMATS: entry and log row).
import type { EntryId, NodeId, PenId, SubjectId } from './ids.ts';
import type { SubjectKind } from './act.ts';

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean });
  decode(bytes: Uint8Array): string;
}

export interface BodyDigest {
  readonly name: string;
  readonly kind: 'text' | 'message' | 'sender';
  /** SHA-256 of the sealed bytes, hexadecimal. */
  readonly digest: string;
}

export interface Entry {
  readonly v: 1;
  readonly id: EntryId;
  readonly act: string;
  readonly version: number;
  readonly subject: { readonly kind: SubjectKind; readonly id: SubjectId };
  /** Only on an entry that creates its subject. */
  readonly circle?: number;
  readonly home?: NodeId;
  readonly epoch: number;
  /** What of the subject its author had seen: an opaque token, or null where nothing was read. */
  readonly saw: string | null;
  readonly pen: PenId;
  /** As claimed by the author; evidence, never order. */
  readonly occurred: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly bodies: readonly BodyDigest[];
  readonly device?: string;
  readonly signature?: string;
}

/** Accepted changes the subject; contested is kept and shown, without effect. */
export type Outcome = 'accepted' | 'contested';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The bytes of an entry, fields in the order of FORMATS. */
export function bytesOf(entry: Entry): Uint8Array {
  const ordered: Record<string, unknown> = {
    v: entry.v,
    id: entry.id,
    act: entry.act,
    version: entry.version,
    subject: { kind: entry.subject.kind, id: entry.subject.id },
  };
  if (entry.circle !== undefined) ordered['circle'] = entry.circle;
  if (entry.home !== undefined) ordered['home'] = entry.home;
  ordered['epoch'] = entry.epoch;
  ordered['saw'] = entry.saw;
  ordered['pen'] = entry.pen;
  ordered['occurred'] = entry.occurred;
  ordered['data'] = entry.data;
  ordered['bodies'] = entry.bodies;
  if (entry.device !== undefined) ordered['device'] = entry.device;
  if (entry.signature !== undefined) ordered['signature'] = entry.signature;
  return encoder.encode(JSON.stringify(ordered));
}

/** Reads an entry back from its bytes. Throws on bytes that no program of ours wrote. */
export function entryOf(bytes: Uint8Array): Entry {
  const entry = JSON.parse(decoder.decode(bytes)) as Entry;
  if (entry.v !== 1) throw new Error('entry format unknown to this version');
  return entry;
}

/** True when PostgreSQL and every reader can hold the text: no U+0000, no half of a surrogate pair. */
export function hasCleanCharacters(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
