// What a phone sent and is not in the log, sealed under a key of the keystore together with who sent it: the database
// alone tells neither.
import type { Actor } from '@ulinzi/domain/registers';
import type { Keystore } from '../keystore/index.ts';
import { numbered, type Numbered, type Sender } from './item.ts';

interface Inside {
  readonly n: number;
  readonly entry: string;
  readonly signature: string;
  readonly actor: Actor;
}

/** Waits for the keystore's `commit`. */
export function sealItem(
  keystore: Keystore,
  { actor }: Sender,
  { n, text, signature }: Numbered,
): { keyId: number; sealed: Uint8Array } {
  const inside: Inside = { n, entry: text, signature, actor };
  return keystore.seal(Buffer.from(JSON.stringify(inside), 'utf8'));
}

/** Undefined where its key is destroyed. */
export function openItem(
  keystore: Keystore,
  sealed: Uint8Array,
): { item: Numbered; actor: Actor } | undefined {
  const plain = keystore.openBody(sealed);
  if ('gone' in plain) return undefined;
  const { actor, ...given } = JSON.parse(Buffer.from(plain).toString('utf8')) as Inside;
  const item = numbered(given);
  return item && { item, actor };
}
