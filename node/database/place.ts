// Where a data folder keeps its database: in `database/` inside it, unless root started the node and the user that
// runs the server cannot enter there (a folder under /root); then in a place of its own, which the data folder records.
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createFile, replaceFile } from './durable-file.ts';
import { isThere } from './is-there.ts';
import { DatabaseCannot } from './refusals.ts';
import { canReach, requireOwn, type ServerUser, serverUser } from './server-user.ts';
import type { LogTo } from './structured-line.ts';

/** What the data folder records of its database, in `database/database.json`. */
export interface DatabaseRecord {
  readonly format: 1;
  /** The folder that holds the cluster, where that is not beside this record. */
  readonly place?: string;
  readonly systemIdentifier?: string;
  /** The folder of the socket, where the one beside the cluster has too long a path. */
  readonly socketFolder?: string;
}

/** Where the parts of one embedded database are, and who runs its server. */
export interface Place {
  /** Holds the record and the secret; belongs to the node. */
  readonly folder: string;
  /** Holds the cluster and the socket; the server's user can enter it. */
  readonly place: string;
  readonly cluster: string;
  readonly user: ServerUser;
}

/** What root's nodes keep outside their data folders, because the server's user cannot enter those. */
export const elsewhere = '/var/lib/ulinzi';

function recordPath(folder: string): string {
  return join(folder, 'database.json');
}

/** Reads the record of a data folder's database; undefined in a new one. */
export async function readRecord(folder: string): Promise<DatabaseRecord | undefined> {
  const path = recordPath(folder);
  return (await isThere(path)) ? (JSON.parse(await readFile(path, 'utf8')) as DatabaseRecord) : undefined;
}

/** Changes fields of the record; what it said of other fields stays. */
export async function amendRecord(folder: string, change: Partial<DatabaseRecord>): Promise<void> {
  const record: DatabaseRecord = { format: 1, ...(await readRecord(folder)), ...change };
  await replaceFile(recordPath(folder), `${JSON.stringify(record, undefined, 2)}\n`);
}

/**
 * Finds or makes the place of a data folder's database, without a cluster in it yet.
 * Throws `DatabaseCannot` where no place can be had.
 */
export async function findPlace(dataDir: string, log: LogTo): Promise<Place> {
  const folder = await makeFolders(resolve(dataDir));
  const record = await readRecord(folder);
  const known = record?.place ?? folder;
  const cluster = join(known, 'cluster');
  if (await isThere(cluster)) {
    return { folder, place: known, cluster, user: await serverUser(cluster, log) };
  }
  if (record?.systemIdentifier !== undefined) {
    throw new DatabaseCannot('database/place-missing', { place: cluster });
  }
  const user = await serverUser(undefined, log);
  const place = record?.place ?? (await choosePlace(folder, user, log));
  return { folder, place, cluster: join(place, 'cluster'), user };
}

async function makeFolders(dataDir: string): Promise<string> {
  // The folders above stay open to others, so that under root the server's user can pass through them.
  await mkdir(dirname(dataDir), { recursive: true, mode: 0o755 });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = join(await realpath(dataDir), 'database');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireOwn(folder);
  return folder;
}

async function choosePlace(folder: string, user: ServerUser, log: LogTo): Promise<string> {
  if (user.isSelf || (await letIn(user, folder))) return folder;
  let place: string;
  try {
    await mkdir(elsewhere, { recursive: true, mode: 0o711 });
    place = await mkdtemp(join(elsewhere, 'data-'));
    await chown(place, 0, user.gid);
    await chmod(place, 0o710);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new DatabaseCannot('database/no-place', { root: elsewhere, reason });
  }
  const text = await createFile(recordPath(folder), `${JSON.stringify({ format: 1, place })}\n`);
  const chosen = (JSON.parse(text) as DatabaseRecord).place ?? folder;
  // Another node was faster with the same data folder.
  if (chosen !== place) await rm(place, { recursive: true });
  log({ level: 'info', event: 'database.placed-elsewhere', place: chosen });
  return chosen;
}

/** Lets the server's user pass through the data folder and `database/` in it, and no further; false if it cannot come there. */
async function letIn(user: ServerUser, folder: string): Promise<boolean> {
  const dataDir = dirname(folder);
  if (!canReach(user, dirname(dataDir))) return false;
  try {
    for (const step of [dataDir, folder]) {
      if (canReach(user, step)) continue;
      const { uid, mode } = await stat(step);
      await chown(step, uid, user.gid);
      await chmod(step, (mode & 0o7777) | 0o010);
    }
  } catch {
    // A file system without owners (FAT, some network shares): the server needs one that has them.
    return false;
  }
  return canReach(user, folder);
}
