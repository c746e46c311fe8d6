import { join } from 'node:path';
import { transaction } from '../sqlite/index.ts';
import { eraseFormer } from './attend.ts';
import { openDatabase } from './database.ts';
import { clearDrafts, putInPlace, startDraft } from './draft.ts';
import { type NodeKind, writeIdentity } from './identity.ts';
import { Keystore } from './keystore.ts';
import { checkPlace, keepApart, keystoreFile, makeFolder } from './place.ts';
import { migrate } from './schema.ts';
import type { Hashing } from './secret-hash.ts';

export interface KeystorePlace {
  /** The node's data folder, which must lie apart from the keystore's. */
  readonly dataFolder?: string;
  /** For tests: what a hash of a passphrase or a PIN costs, where hundreds are made. */
  readonly hashing?: Hashing;
}

/**
 * Opens the keystore in a folder, for this process alone.
 * Throws `KeystoreRefused` with a code: missing, open to others, inside the data folder, in use, damaged, or
 * written by a newer version.
 */
export function openKeystore(dir: string, place: KeystorePlace = {}): Keystore {
  if (place.dataFolder !== undefined) keepApart(dir, place.dataFolder);
  checkPlace(dir);
  eraseFormer(dir);
  const database = openDatabase(join(dir, keystoreFile));
  try {
    clearDrafts(dir);
    transaction(database, () => migrate(database, dir));
    return new Keystore(database, dir, place.hashing);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Makes the keystore of a new node in a folder, which is made too (mode 0700) unless it is there and private.
 * A making that was cut off leaves no keystore, and can be begun again; a folder that has one is refused.
 */
export function createKeystore(
  dir: string,
  { nodeId, kind, ...place }: { nodeId: string; kind: NodeKind } & KeystorePlace,
): Keystore {
  if (place.dataFolder !== undefined) keepApart(dir, place.dataFolder);
  makeFolder(dir);
  const draft = startDraft(dir);
  const database = openDatabase(draft, 'new');
  try {
    transaction(database, () => {
      migrate(database, dir);
      writeIdentity(database, nodeId, kind);
    });
  } finally {
    database.close();
  }
  putInPlace(dir, draft);
  return openKeystore(dir, place);
}
