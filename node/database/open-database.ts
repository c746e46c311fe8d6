import type { Database } from './database.ts';
import { openEmbedded } from './embedded-database.ts';
import { openExternal } from './external-database.ts';
import type { LogTo } from './structured-line.ts';

/** What to open. */
export interface OpenDatabaseOptions {
  /** The data folder; the embedded database lies in it. */
  readonly dataDir: string;
  /** Address of a PostgreSQL (15 or newer) to use instead. Holds a password: never printed. */
  readonly databaseUrl?: string | undefined;
  readonly logTo?: LogTo;
}

/**
 * Gives a PostgreSQL that takes connections: the one at `databaseUrl`, or the embedded one of the data folder,
 * created, started or adopted as needed. Throws `DatabaseCannot` (exit code 3) where this machine cannot.
 */
export function openDatabase({
  dataDir,
  databaseUrl,
  logTo = () => undefined,
}: OpenDatabaseOptions): Promise<Database> {
  return databaseUrl === undefined ? openEmbedded(dataDir, logTo) : openExternal(databaseUrl, logTo);
}
