import { spawn } from 'node:child_process';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isThere } from './is-there.ts';
import type { Seat } from './seat.ts';
import { isProcessOf } from './server-process.ts';
import { runAs } from './server-user.ts';
import { serverSettings, thisMachine } from './settings.ts';
import { socketPort } from './socket-folder.ts';

/** One try at starting a server. */
export interface Attempt {
  /** Why the server ended before it was ready; undefined while it runs. */
  failure?: string;
}

/** Starts a server over a cluster where none runs, and does not wait for it. */
export async function startServer({ binaries, cluster, user, connection }: Seat): Promise<Attempt> {
  await clearStrangersLock(join(cluster, 'postmaster.pid'), cluster);
  await clearStrangersLock(join(connection.host, `.s.PGSQL.${socketPort}.lock`), cluster);
  const settings = Object.entries(serverSettings(thisMachine(), connection.host));
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', `${socketPort}`, ...options], {
    ...runAs(user),
    // A session of its own: Ctrl-C in the terminal reaches the node, which stops the server when it is done with it.
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const attempt: Attempt = {};
  let complaint = '';
  // Once the server has its own log it closes this pipe.
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  child.on('error', (error: NodeJS.ErrnoException) => {
    attempt.failure = `${error.code ?? 'unknown'}.`;
  });
  child.on('close', (code, signal) => {
    const reason = complaint.match(/(?:FATAL|PANIC): +(.+)/)?.[1] ?? `it ended with ${code ?? signal}`;
    attempt.failure ??= `${reason}.`;
  });
  child.unref();
  return attempt;
}

/**
 * Sets a lock file aside whose process number was given to a stranger since: PostgreSQL would take the stranger for
 * a server and refuse to start. Moved first and looked at then, so that a file which another node's server has just
 * made is put back. Of a process that is gone PostgreSQL clears the lock itself, after checks that need the file.
 */
async function clearStrangersLock(lock: string, cluster: string): Promise<void> {
  const pid = await pidIn(lock);
  if (!(await isThere(`/proc/${pid}`)) || (await isProcessOf(cluster, pid))) return;
  const aside = `${lock}.${process.pid}`;
  await rename(lock, aside);
  if ((await pidIn(aside)) !== pid) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

async function pidIn(lock: string): Promise<number> {
  return Math.abs(Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10));
}
