import { type Entry, entryOf } from '@ulinzi/domain/kernel';
import type { TestNode } from '../../testing/test-node.ts';

/** Rows of the log with these ids, in its order. */
export async function logged(test: TestNode, ids: readonly string[]): Promise<{ entry: Entry }[]> {
  const core = test.node.app.core();
  if (!core) throw new Error('no database');
  const found = await core.pool.query<{ entry: Buffer }>(
    'select entry from log where entry_id = any($1::uuid[]) order by position',
    [ids],
  );
  return found.rows.map((row) => ({ entry: entryOf(row.entry) }));
}
