// Looks at a keystore without opening it for work: nothing is brought to a newer version and nothing swept.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { rowOf } from '../sqlite/index.ts';
import type { NodeKind } from './identity.ts';
import { checkPlace, keystoreFile } from './place.ts';
import { KeystoreRefused } from './refused.ts';
import { applicationId, applicationIdOf } from './schema.ts';

export interface KeystoreSeen {
  readonly nodeId: string;
  readonly kind: NodeKind;
}

/** Whose keystore lies in a folder; `in-use` while a node has it. Throws `KeystoreRefused` where it cannot be used. */
export function lookAtKeystore(dir: string): KeystoreSeen | 'in-use' {
  checkPlace(dir);
  const damaged = () => new KeystoreRefused('keystore/damaged', { dir, file: keystoreFile });
  let database: DatabaseSync | undefined;
  try {
    const address = pathToFileURL(join(dir, keystoreFile));
    // Where no write-ahead log lies beside it nobody has it open, and looking must not make one.
    if (!existsSync(join(dir, `${keystoreFile}-wal`))) address.searchParams.set('immutable', '1');
    database = new DatabaseSync(address, { readOnly: true, timeout: 500 });
    const isKeystore = applicationIdOf(database) === applicationId;
    const seen = database.prepare('SELECT node AS nodeId, kind FROM identity');
    const found = isKeystore ? rowOf<KeystoreSeen>(seen) : undefined;
    if (!found) throw damaged();
    return { nodeId: found.nodeId, kind: found.kind };
  } catch (error) {
    // SQLite's primary codes: 5 busy; whatever else it says of a file that is there, it cannot be read.
    if (error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5) return 'in-use';
    throw error instanceof KeystoreRefused ? error : damaged();
  } finally {
    database?.close();
  }
}
