import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trimServerLog } from './server-log.ts';
import { openFolder, removeDataFolder } from './testing/database-folder.ts';

test('five files of the server’s log are kept, the one in use whatever its date says', async () => {
  const cluster = await openFolder();
  await mkdir(join(cluster, 'log'));
  for (let day = 1; day <= 9; day++) {
    const path = join(cluster, 'log', `postgresql-2026-11-0${day}_000000.log`);
    await writeFile(path, '');
    await utimes(path, day, day);
  }
  await writeFile(join(cluster, 'current_logfiles'), 'stderr log/postgresql-2026-11-01_000000.log\n');
  await trimServerLog(cluster);
  const days = (await readdir(join(cluster, 'log'))).map((name) => name.slice(18, 21)).sort();
  await removeDataFolder(cluster);
  expect(days).toEqual(['-01', '-06', '-07', '-08', '-09']);
});
