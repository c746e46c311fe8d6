import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one node, in a temporary folder that the database's own user can enter. */
export interface NodeFolder {
  readonly path: string;
  readonly dataDir: string;
  readonly keysDir: string;
  /** Removes all of it; the node and its database must have ended. */
  remove(): void;
}

export function nodeFolder(): NodeFolder {
  const path = mkdtempSync(join(tmpdir(), 'ulinzi-driven-'));
  chmodSync(path, 0o711);
  return {
    path,
    dataDir: join(path, 'data'),
    keysDir: join(path, 'keys'),
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Process number of the PostgreSQL server over a data folder; null where none says that it runs. */
export function serverPid({ dataDir }: Pick<NodeFolder, 'dataDir'>): number | null {
  const record = JSON.parse(readFileSync(join(dataDir, 'database', 'database.json'), 'utf8')) as {
    place?: string;
  };
  const pidFile = join(record.place ?? join(dataDir, 'database'), 'cluster', 'postmaster.pid');
  return existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : null;
}

/** Ends the database as a lost machine would: without a word. */
export function killDatabase(folder: Pick<NodeFolder, 'dataDir'>): void {
  const pid = serverPid(folder);
  if (pid === null) throw new Error('no database runs here');
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago: its file outlives it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
