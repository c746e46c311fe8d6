// What lies over the values that nobody may read in a keystore that is attended: in SQLite they stand covered, in memory
// as they are. Unattended, nothing is covered; the key would have to lie beside it.
//
// The same value in the same column is covered the same way each time: it can be looked for, and writing it again after a
// power cut writes the same bytes. What that tells is which rows of one column are equal, nothing of what they are.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { KeystoreRefused } from './refused.ts';

/** Columns of text or bytes that are covered, by table. Keys of bodies are besides: they keep their length. */
export const coveredColumns = {
  identity: ['message_key', 'lookup_key'],
  line: ['number', 'holder', 'recent_subject'],
  account: ['name'],
  credential: ['passphrase', 'pin', 'totp_secret', 'paper_secret'],
  authority: ['key'],
  attended: ['private_key'],
} as const;

type Tables = typeof coveredColumns;
export type CoveredColumn = { [Table in keyof Tables]: `${Table}.${Tables[Table][number]}` }[keyof Tables];

const nonceBytes = 12;
const tagBytes = 16;

interface Keys {
  readonly value: KeyObject;
  readonly nonce: KeyObject;
  readonly body: KeyObject;
}

export class Cover {
  readonly isAttended: boolean;
  #keys: Keys | null = null;

  constructor(isAttended: boolean, dataKey: Uint8Array | null = null) {
    this.isAttended = isAttended;
    if (dataKey) this.open(dataKey);
  }

  get isLocked(): boolean {
    return this.isAttended && this.#keys === null;
  }

  open(dataKey: Uint8Array): void {
    const key = (purpose: string) =>
      createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, 'ulinzi-keystore', purpose, 32)));
    this.#keys = { value: key('value'), nonce: key('nonce'), body: key('body') };
  }

  /** Lets go of the keys. */
  close(): void {
    this.#keys = null;
  }

  bytes(column: CoveredColumn, plain: Uint8Array): Uint8Array {
    if (!this.isAttended) return plain;
    const { value, nonce: nonceKey } = this.#open();
    const nonce = createHmac('sha256', nonceKey).update(`${column}\n`).update(plain).digest();
    const cipher = createCipheriv('aes-256-gcm', value, nonce.subarray(0, nonceBytes));
    cipher.setAAD(Buffer.from(column));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce.subarray(0, nonceBytes), sealed, cipher.getAuthTag()]);
  }

  /** What was covered. Throws where it was not covered for this column under this key. */
  bytesUnder(column: CoveredColumn, covered: Uint8Array): Uint8Array {
    if (!this.isAttended) return covered;
    const { value } = this.#open();
    const end = covered.length - tagBytes;
    const cipher = createDecipheriv('aes-256-gcm', value, covered.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    cipher.setAAD(Buffer.from(column));
    cipher.setAuthTag(covered.subarray(end));
    return Buffer.concat([cipher.update(covered.subarray(nonceBytes, end)), cipher.final()]);
  }

  text(column: CoveredColumn, plain: string): string {
    // Numbers of the exercise's handsets and of odd senders may be any UTF-16: kept as it came.
    return this.isAttended
      ? Buffer.from(this.bytes(column, Buffer.from(plain, 'utf16le'))).toString('base64')
      : plain;
  }

  textUnder(column: CoveredColumn, covered: string): string {
    if (!this.isAttended) return covered;
    return Buffer.from(this.bytesUnder(column, Buffer.from(covered, 'base64'))).toString('utf16le');
  }

  /**
   * A body's key, 32 random bytes, as 32 others: they are overwritten where they lie, so that they must keep their
   * length. Two blocks of random bits need no nonce; whether one was altered, the seal of its body tells.
   */
  key(plain: Uint8Array): Uint8Array {
    if (!this.isAttended) return plain;
    const cipher = createCipheriv('aes-256-ecb', this.#open().body, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(plain), cipher.final()]);
  }

  keyUnder(covered: Uint8Array): Uint8Array {
    if (!this.isAttended) return covered;
    const cipher = createDecipheriv('aes-256-ecb', this.#open().body, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(covered), cipher.final()]);
  }

  #open(): Keys {
    if (!this.#keys) throw new KeystoreRefused('keystore/locked');
    return this.#keys;
  }
}

/** Covers nothing: an unattended keystore's. */
export const noCover = new Cover(false);
