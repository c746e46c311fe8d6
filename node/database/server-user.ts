// PostgreSQL refuses to run as root. Started by root, the server runs under the owner of its cluster, or for a new
// cluster under the Unix user `ulinzi`; otherwise it runs as whoever started the node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { DatabaseCannot } from './refusals.ts';
import type { LogTo } from './structured-line.ts';

/** The Unix user that the server runs as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** False where the node is root and has to change to this user. */
  readonly isSelf: boolean;
}

const name = 'ulinzi';
const systemPath = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;

function passwdEntry(): { uid: number; gid: number } | undefined {
  const asked = spawnSync('getent', ['passwd', name], { encoding: 'utf8', env: { PATH: systemPath } });
  const lines = asked.error === undefined ? asked.stdout : readFileSync('/etc/passwd', 'utf8');
  const fields = lines
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function createUser(log: LogTo): { uid: number; gid: number } {
  const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', ['--system', '--user-group', ...nowhere, name], { env: { PATH: systemPath } });
  // Another node may have created it in the same moment: what counts is that it is there.
  const entry = passwdEntry();
  if (entry === undefined) throw new DatabaseCannot('database/user-not-created');
  log({ level: 'info', event: 'database.user-created', user: name });
  return entry;
}

function self(): { uid: number; gid: number } {
  return { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
}

/** Refuses a folder of another user's, unless this process is root's. */
export async function requireOwn(folder: string): Promise<void> {
  const { uid } = self();
  const owner = (await stat(folder)).uid;
  if (uid !== 0 && owner !== uid) throw new DatabaseCannot('database/other-owner', { owner, uid });
}

/**
 * Gives the user that the server of a cluster runs as, and creates `ulinzi` where root starts a new cluster.
 * Throws `DatabaseCannot` where an ordinary user without an entry in passwd would make one.
 */
export async function serverUser(cluster: string | undefined, log: LogTo): Promise<ServerUser> {
  const { uid, gid } = self();
  const owner = cluster === undefined ? undefined : await stat(cluster).catch(() => undefined);
  if (uid !== 0) {
    if (owner === undefined) requirePasswdEntry(uid, gid);
    return { uid, gid, isSelf: true };
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, isSelf: false };
  return { ...(passwdEntry() ?? createUser(log)), isSelf: false };
}

function requirePasswdEntry(uid: number, gid: number): void {
  try {
    userInfo();
  } catch {
    throw new DatabaseCannot('database/no-passwd-entry', { uid, gid });
  }
}

/** What `spawn` needs to run a program as this user, in a folder that everybody can enter. */
export function runAs(user: ServerUser): { cwd: string; uid?: number; gid?: number } {
  return user.isSelf ? { cwd: '/' } : { cwd: '/', uid: user.uid, gid: user.gid };
}

/** Whether the user can enter a folder or run a program at a path; asked of the kernel, as modes are not all. */
export function canReach(user: ServerUser, path: string): boolean {
  if (user.isSelf) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], runAs(user));
  if (asked.error !== undefined) {
    const reason = (asked.error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new DatabaseCannot('database/user-not-usable', { uid: user.uid, reason });
  }
  return asked.status === 0;
}
