import { createHash } from 'node:crypto';
import { acts } from '@ulinzi/domain/acts';
import { bytesOf, type Entry, isoOf, type NodeId } from '@ulinzi/domain/kernel';
import type { Keystore } from '../keystore/index.ts';
import type { EntryDraft } from './plan.ts';

export interface SealedEntry {
  readonly entry: Entry;
  /** The entry's exact bytes, made once. */
  readonly bytes: Uint8Array;
  /** Its sealed bodies, each with its length in four bytes before it; null where it has none. */
  readonly bodies: Uint8Array | null;
}

/** Seals the free texts of a draft, each under a key of its own, and makes the entry's bytes with their digests. */
export function sealEntry(draft: EntryDraft, keystore: Keystore, nodeId: NodeId): SealedEntry {
  const sealed = draft.bodies.map((body) => ({ ...body, sealed: keystore.seal(body.plain).sealed }));
  const entry: Entry = {
    v: 1,
    id: draft.id,
    act: draft.act,
    version: acts[draft.act]?.version ?? 1,
    subject: draft.subject,
    ...(draft.creates && { circle: draft.circle ?? 0, home: nodeId }),
    epoch: draft.epoch,
    saw: draft.saw,
    pen: draft.pen,
    occurred: isoOf(draft.occurred),
    data: draft.data as Record<string, unknown>,
    bodies: sealed.map((body) => ({
      name: body.name,
      kind: body.kind,
      digest: createHash('sha256').update(body.sealed).digest('hex'),
    })),
    ...draft.signed,
  };
  const bodies = sealed.length > 0 ? joinBodies(sealed.map((body) => body.sealed)) : null;
  return { entry, bytes: bytesOf(entry), bodies };
}

function joinBodies(sealed: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    sealed.flatMap((bytes) => {
      const length = Buffer.allocUnsafe(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
