import { createHash } from 'node:crypto';
import type { Outcome } from '@ulinzi/domain/kernel';

export interface RowHead {
  readonly position: number;
  readonly incarnation: number;
  /** Wall clock when the row was taken in, ms since 1970. */
  readonly recorded: number;
  readonly outcome: Outcome;
}

/** What stands before the first row. */
export const beforeAll: Uint8Array = new Uint8Array(32);

const head = Buffer.alloc(29);

/**
 * SHA-256 over the hash of the row before, the row's own head and the entry's exact bytes. The head is in it so that
 * an outcome or a time cannot be changed without the chain telling (docs/decisions/row-hash.md).
 */
export function rowHash(previous: Uint8Array, row: RowHead, entry: Uint8Array): Uint8Array {
  head.writeBigInt64BE(BigInt(row.position), 0);
  head.writeInt32BE(row.incarnation, 8);
  head.writeBigInt64BE(BigInt(row.recorded), 12);
  head.writeUInt8(row.outcome === 'accepted' ? 0 : 1, 20);
  head.writeBigInt64BE(BigInt(entry.length), 21);
  return createHash('sha256').update(previous).update(head).update(entry).digest();
}
