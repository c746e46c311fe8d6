import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const keptFiles = 5;

/**
 * Keeps the newest files of the server's log, which rotates at 1 MB, and the one it writes to.
 * The clock of a base laptop may have been wrong, so the file in use is known by the server's word, not by its date.
 */
export async function trimServerLog(cluster: string): Promise<void> {
  const folder = join(cluster, 'log');
  const inUse = await readFile(join(cluster, 'current_logfiles'), 'utf8').catch(() => '');
  const names = (await readdir(folder).catch(() => [])).filter((name) => !inUse.includes(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.time - a.time);
  for (const { path } of dated.slice(keptFiles - 1)) await rm(path, { force: true });
}
