import type { EntryId } from '@ulinzi/domain/kernel';
import type { Keystore } from '../keystore/index.ts';

/** The id of the entry by which a message that was kept back reaches an alert: found again when its words go. */
export function releasedIdOf(keystore: Keystore, message: string): EntryId {
  return keystore.hmacMessageId(['released', message]);
}
