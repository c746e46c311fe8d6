// Looks at a keystore without opening it for work: nothing is brought to a newer version and nothing swept.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { rowOf, rowsOf } from '../sqlite/index.ts';
import { CertificateKeys } from './certificate-keys.ts';
import type { NodeKind } from './identity.ts';
import { checkPlace, keystoreFile } from './place.ts';
import { KeystoreRefused } from './refused.ts';
import { applicationId, applicationIdOf } from './schema.ts';

export interface KeystoreSeen {
  readonly nodeId: string;
  readonly kind: NodeKind;
  /** Opened by a passphrase after each start. */
  readonly isAttended: boolean;
  /** Of the mission's authority, where it is known here. */
  readonly authority: { readonly domain: string; readonly hasKey: boolean } | null;
  readonly certificates: readonly CertificateSeen[];
}

export interface CertificateSeen {
  readonly name: string;
  readonly certificate: Uint8Array;
  readonly hasKey: boolean;
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
    const found = isKeystore ? rowOf<Pick<KeystoreSeen, 'nodeId' | 'kind'>>(seen) : undefined;
    if (!found) throw damaged();
    const isAttended = isAttendedIn(database);
    return { nodeId: found.nodeId, kind: found.kind, isAttended, ...certificatesIn(database) };
  } catch (error) {
    // SQLite's primary codes: 5 busy; whatever else it says of a file that is there, it cannot be read.
    if (error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5) return 'in-use';
    throw error instanceof KeystoreRefused ? error : damaged();
  } finally {
    database?.close();
  }
}

function isAttendedIn(database: DatabaseSync): boolean {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'attended'").get();
  return table !== undefined && database.prepare('SELECT 1 FROM attended').get() !== undefined;
}

/** What an older version wrote has none. */
function certificatesIn(database: DatabaseSync): Pick<KeystoreSeen, 'authority' | 'certificates'> {
  const tables = rowsOf<{ name: string }>(
    database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('authority', 'certificate')"),
  );
  if (tables.length < 2) return { authority: null, certificates: [] };
  const kept = new CertificateKeys(database);
  const authority = kept.authority();
  return {
    authority: authority ? { domain: authority.domain, hasKey: authority.key !== null } : null,
    certificates: kept
      .all()
      .map(({ name, certificate, key }) => ({ name, certificate, hasKey: key !== null })),
  };
}
