import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { amendRecord, type Place, readRecord } from './place.ts';
import { canReach, type ServerUser } from './server-user.ts';

/** The number in the socket's name; nothing listens on a port. */
export const socketPort = 5432;
const socketName = `.s.PGSQL.${socketPort}`;

/** The kernel takes 107 bytes; some is left for what PostgreSQL puts behind a name. */
const longestPath = 100;

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestPath;
}

async function isPrivate(folder: string, user: ServerUser): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === user.uid && (found.mode & 0o077) === 0;
}

async function make(folder: string, user: ServerUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!user.isSelf) await chown(folder, user.uid, user.gid);
}

/**
 * Gives the 0700 folder of the server's socket: beside the cluster, or where that path is too long a folder with a
 * random name in the folder for temporary files, which the record keeps so that a running server is found again.
 */
export async function socketFolder({ folder, place, user }: Place): Promise<string> {
  const beside = join(place, 'socket');
  if (isShortEnough(beside)) {
    await make(beside, user);
    return beside;
  }
  const recorded = (await readRecord(folder))?.socketFolder;
  // In a folder that all can write to, a name alone proves nothing: it must be the server's own and closed.
  if (recorded !== undefined && (await isPrivate(recorded, user))) return recorded;
  const suits = (base: string) => isShortEnough(join(base, 'ulinzi-XXXXXX')) && canReach(user, base);
  const base = suits(tmpdir()) ? tmpdir() : '/tmp';
  const made = await mkdtemp(join(base, 'ulinzi-'));
  await make(made, user);
  await amendRecord(folder, { socketFolder: made });
  return made;
}
