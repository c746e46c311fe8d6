import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Keystore } from '../keystore/index.ts';

/** By what keys the keystore has at hand: locked, it derives others. */
const keys = new WeakMap<object, KeyObject>();

function keyOf(keystore: Keystore): KeyObject {
  let key = keys.get(keystore.keysAtHand);
  if (!key) keys.set(keystore.keysAtHand, (key = derivedKey(keystore, 'recipient')));
  return key;
}

/** A key for one purpose, derived from the keystore's own secret: nothing of it lies in the database. */
export function derivedKey(keystore: Keystore, purpose: string): KeyObject {
  const secret = keystore.hmacMessageId(['derived-key', purpose]);
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'ulinzi', purpose, 32)));
}

/**
 * The line that a message goes to, so that the database never shows which messages went to the same phone: two
 * seals of one line have nothing in common.
 */
export function sealRecipient(keystore: Keystore, line: number): Uint8Array {
  const nonce = randomBytes(12);
  const plain = Buffer.alloc(8);
  plain.writeBigInt64BE(BigInt(line));
  const cipher = createCipheriv('aes-256-gcm', keyOf(keystore), nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The line of a sealed recipient. Throws where it was not sealed by this keystore. */
export function openRecipient(keystore: Keystore, sealed: Uint8Array): number {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keystore), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(20, 36));
  const plain = Buffer.concat([decipher.update(sealed.subarray(12, 20)), decipher.final()]);
  return Number(plain.readBigInt64BE());
}
