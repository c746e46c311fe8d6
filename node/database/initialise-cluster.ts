import { spawn } from 'node:child_process';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { syncFolder } from './durable-file.ts';
import { isThere } from './is-there.ts';
import type { Place } from './place.ts';
import { DatabaseCannot } from './refusals.ts';
import { runAs } from './server-user.ts';

/** The superuser of the embedded cluster and the database in it. */
export const ownName = 'ulinzi';

const choices = [
  `--username=${ownName}`,
  // Without these the encoding follows LANG: where that is missing, SQL_ASCII, which takes any bytes for text.
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth-local=scram-sha-256',
  '--auth-host=reject',
  '--no-instructions',
];

/**
 * Creates the cluster of a place unless it is there: complete, synced and then moved to its name, so that a crash
 * or a second node in the same moment leaves either none or one. Throws `DatabaseCannot` when initdb fails.
 */
export async function initialiseCluster(
  { place, cluster, user }: Place,
  { initdb, major }: Binaries,
  secret: string,
): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version !== undefined) {
    if (version.trim() === major) return;
    throw new DatabaseCannot('database/other-major', { found: version.trim(), ours: major });
  }
  await sweepParts(place);
  const part = join(place, `${partName}${process.pid}`);
  const secretFile = `${part}.secret`;
  try {
    await mkdir(part, { mode: 0o700 });
    await writeFile(secretFile, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    if (!user.isSelf) for (const path of [part, secretFile]) await chown(path, user.uid, user.gid);
    await run(initdb, [...choices, `--pwfile=${secretFile}`, part], runAs(user));
    await rename(part, cluster).catch(async (error: unknown) => {
      if (!(await isThere(cluster))) throw error;
    });
    await syncFolder(place);
  } finally {
    for (const path of [secretFile, part]) await rm(path, { recursive: true, force: true });
  }
}

const partName = 'cluster.part-';

/** Removes what an initdb left that was killed. */
async function sweepParts(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(partName)) continue;
    const pid = Number.parseInt(name.slice(partName.length), 10);
    if (pid === process.pid || !(await isThere(`/proc/${pid}`))) {
      await rm(join(place, name), { recursive: true, force: true });
    }
  }
}

async function run(program: string, args: string[], as: ReturnType<typeof runAs>): Promise<void> {
  const child = spawn(program, args, {
    ...as,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const outcome = await new Promise<string | number | null>((done) => {
    child.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    child.on('close', (code, signal) => done(code ?? signal));
  });
  if (outcome === 0) return;
  const reason =
    complaint
      .trim()
      .split('\n')
      .findLast((line) => line.includes('error:')) ?? `${outcome}`;
  throw new DatabaseCannot('database/initdb-failed', { reason });
}

/**
 * Reads the system identifier of a cluster, which initdb makes at random, from the first eight bytes of pg_control
 * (little-endian on both platforms that we run on), as PostgreSQL's `pg_control_system()` would print it.
 */
export async function readSystemIdentifier(cluster: string): Promise<string> {
  const handle = await open(join(cluster, 'global', 'pg_control'), 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.readBigUInt64LE().toString();
  } finally {
    await handle.close();
  }
}
