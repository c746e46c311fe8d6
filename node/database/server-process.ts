// Knows PostgreSQL's processes by what the kernel says of them, because a process number alone may be a stranger's:
// after a crash or a restart of the machine the number in postmaster.pid is soon given to another program.
import { readFileSync, type Stats } from 'node:fs';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A process that cannot be confused with another: its number and the moment it began, in ticks since boot. */
export interface ServerProcess {
  readonly pid: number;
  readonly startTicks: string;
}

/** The lines of postmaster.pid that are of use. */
export interface PidFile {
  readonly pid: number;
  readonly isReady: boolean;
}

interface ProcessStat {
  readonly state: string;
  readonly parent: number;
  readonly startTicks: string;
}

/** Reads postmaster.pid of a cluster; undefined where there is none. */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return {
    pid: Math.abs(Number.parseInt(lines[0] ?? '', 10)),
    isReady: lines[7]?.trim() === 'ready',
  };
}

function readStat(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Whether the process still runs. One that has ended and waits for its parent (a zombie) does not. */
export function isAlive(server: ServerProcess): boolean {
  const now = readStat(server.pid);
  return now !== undefined && now.state !== 'Z' && now.startTicks === server.startTicks;
}

async function worksIn(pid: number, cluster: Stats): Promise<boolean> {
  try {
    // Every process of PostgreSQL makes the cluster its working folder. An upgraded program shows as "(deleted)".
    const [program, folder] = await Promise.all([readlink(`/proc/${pid}/exe`), stat(`/proc/${pid}/cwd`)]);
    return (
      basename(program.replace(/ \(deleted\)$/, '')) === 'postgres' &&
      folder.dev === cluster.dev &&
      folder.ino === cluster.ino
    );
  } catch {
    return false;
  }
}

/** Whether a process number is, at this moment, a PostgreSQL process that works in a cluster. */
export async function isProcessOf(cluster: string, pid: number): Promise<boolean> {
  return worksIn(pid, await stat(cluster));
}

/** Gives the process numbers of all PostgreSQL processes that work in a cluster, also of a server that was killed. */
export async function processesOf(cluster: string): Promise<number[]> {
  const folder = await stat(cluster);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const working = await Promise.all(pids.map((pid) => worksIn(pid, folder)));
  return pids.filter((_, index) => working[index]);
}

/**
 * Gives the server behind a connection: the parent of the process that serves it. Undefined where that cannot be
 * shown, as when the server runs in another container; such a server must not be signalled.
 */
export async function serverBehind(backendPid: number, cluster: string): Promise<ServerProcess | undefined> {
  const parent = readStat(backendPid)?.parent;
  const startTicks = parent === undefined ? undefined : readStat(parent)?.startTicks;
  if (parent === undefined || startTicks === undefined) return undefined;
  return (await worksIn(parent, await stat(cluster))) ? { pid: parent, startTicks } : undefined;
}

function send(server: ServerProcess, signal: NodeJS.Signals): void {
  try {
    if (isAlive(server)) process.kill(server.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const ladder = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 10_000],
] as const;

/**
 * Stops a server: a fast shutdown first, then harder; each keeps what was committed.
 * Gives the signal that ended it, or undefined when it outlived all of them.
 */
export async function stopServer(server: ServerProcess): Promise<(typeof ladder)[number][0] | undefined> {
  for (const [signal, milliseconds] of ladder) {
    const deadline = performance.now() + milliseconds;
    send(server, signal);
    while (isAlive(server) && performance.now() < deadline) await setTimeout(20);
    if (!isAlive(server)) return signal;
  }
  return undefined;
}
