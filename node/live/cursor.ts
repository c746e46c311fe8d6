// A reader's place in what she was told, as an event's id. It is sealed, of one length, and never twice the same: by
// neither its size, its order nor its gaps does it tell of what others do.
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

export interface Place {
  /** The running node that gave it; what it counts is known to no other. */
  readonly run: bigint;
  readonly incarnation: number;
  /** Of the log: what the reader has been told is at least as new. */
  readonly position: number;
  /** Within what her audience was told. */
  readonly step: number;
}

/** The run of a node that starts now. */
export function newRun(): bigint {
  return randomBytes(8).readBigUInt64BE();
}

export interface Cursors {
  seal(place: Place, reader: string): string;
  /** Undefined where it was not sealed here, or not for this reader. */
  open(cursor: string, reader: string): Place | undefined;
}

const plainBytes = 28;
const nonceBytes = 12;
const tagBytes = 16;

/** Makes and reads cursors under a key of the node. */
export function cursors(key: KeyObject): Cursors {
  return {
    seal(place, reader) {
      const plain = Buffer.alloc(plainBytes);
      plain.writeBigUInt64BE(place.run, 0);
      plain.writeUInt32BE(place.incarnation, 8);
      plain.writeBigUInt64BE(BigInt(place.position), 12);
      plain.writeBigInt64BE(BigInt(place.step), 20);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(reader));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open(cursor, reader) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length !== nonceBytes + plainBytes + tagBytes) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
        cipher.setAAD(Buffer.from(reader));
        cipher.setAuthTag(bytes.subarray(nonceBytes + plainBytes));
        const sealed = bytes.subarray(nonceBytes, nonceBytes + plainBytes);
        const plain = Buffer.concat([cipher.update(sealed), cipher.final()]);
        return {
          run: plain.readBigUInt64BE(0),
          incarnation: plain.readUInt32BE(8),
          position: Number(plain.readBigUInt64BE(12)),
          step: Number(plain.readBigInt64BE(20)),
        };
      } catch {
        return undefined;
      }
    },
  };
}
