// What can be seen of an installation from outside its database: programs, folders, keystore, space, address.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { keepApart, KeystoreRefused, type KeystoreSeen, lookAtKeystore } from '../keystore/index.ts';
import { finding, type Finding } from './finding.ts';

const leastNodeMajor = 24;
const leastFreeMiB = 1_024;
const screens = join(import.meta.dirname, '../../build/watch/index.html');

export function checkPrograms(): Finding[] {
  const found: Finding[] = [];
  const version = process.versions.node;
  if (Number(version.split('.')[0]) < leastNodeMajor) found.push(finding('node-version', { version }));
  if (!existsSync(screens)) found.push(finding('screens'));
  return found;
}

export function checkFolders(dataDir: string, keysDir: string): Finding[] {
  const found: Finding[] = [];
  if (!existsSync(dataDir)) return [finding('no-data', { dir: dataDir })];
  // The server's user may pass through the data folder, others may not write there.
  if ((statSync(dataDir).mode & 0o022) !== 0) found.push(finding('folder-open', { dir: dataDir }));
  for (const dir of [dataDir, keysDir]) {
    try {
      if (existsSync(dir)) accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      found.push(finding('folder-not-writable', { dir }));
    }
  }
  if (existsSync(join(dataDir, 'restoring'))) found.push(finding('half-restored'));
  try {
    keepApart(keysDir, dataDir);
  } catch {
    found.push(finding('apart'));
  }
  return found;
}

export function checkKeystore(keysDir: string): { seen: KeystoreSeen | 'in-use' | null; found: Finding[] } {
  try {
    return { seen: lookAtKeystore(keysDir), found: [] };
  } catch (error) {
    if (!(error instanceof KeystoreRefused)) throw error;
    return { seen: null, found: [finding('keystore', { reason: error.message })] };
  }
}

export function checkDisk(dirs: readonly string[]): Finding[] {
  return dirs.filter(existsSync).flatMap((dir) => {
    const { bavail, bsize } = statfsSync(dir);
    const free = Math.floor((bavail * bsize) / 2 ** 20);
    return free < leastFreeMiB ? [finding('disk', { dir, free })] : [];
  });
}

/** A running node answers at its address; where none runs, the address is free. */
export async function checkAddress(port: number, isRunning: boolean): Promise<Finding[]> {
  if (!isRunning) return (await isFree(port)) ? [] : [finding('port', { port: String(port) })];
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) });
    if (response.status === 200) {
      const { locked } = (await response.json()) as { locked?: boolean };
      return locked === true ? [finding('locked')] : [];
    }
  } catch {
    // Said below.
  }
  return [finding('not-answering', { port: String(port) })];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port }, () => server.close(() => resolve(true)));
  });
}
