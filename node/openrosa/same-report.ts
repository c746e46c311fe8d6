// An instance that is sent again is the report that it was. What tells is what it says, its words too: `isSameEntry` of a
// phone's own entries knows the names of the bodies only, and there the phone vouches for the rest.
import { type EntryId, entryOf } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import { openBody } from '../bodies/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { SaidInReport } from './mapping.ts';

/** `new` where nothing has this id; `other` where something else has. */
export async function standingOf(
  pool: Pool,
  keystore: Keystore,
  id: EntryId,
  said: SaidInReport,
): Promise<'new' | 'same' | 'other'> {
  const found = await pool.query<{ entry: Buffer; bodies: Buffer | null }>(
    'select entry, bodies from log where entry_id = $1',
    [id],
  );
  const [row] = found.rows;
  if (!row) return 'new';
  const entry = entryOf(row.entry);
  if (entry.act !== 'report.send') return 'other';
  const isSameData = Object.entries(said.data).every(([name, value]) => isSame(entry.data[name], value));
  const names = entry.bodies.map(({ name }) => name).sort();
  if (!isSameData || !isSame(names, Object.keys(said.bodies).sort())) return 'other';
  const logged = { position: 0, recorded: 0, entry, bodies: row.bodies };
  const isSameText = Object.entries(said.bodies).every(([name, text]) => {
    const plain = openBody(keystore, logged, name);
    // Words that have had their time compare with nothing: codes and days must do.
    return plain === undefined || Buffer.from(plain).toString('utf8') === text;
  });
  return isSameText ? 'same' : 'other';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
