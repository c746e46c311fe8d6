// Folders and child processes for the keystore's tests.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { KeystoreRefused } from '../refused.ts';

export const exerciseNode = { nodeId: 'a3f1c2d4-0000-4000-8000-00000000e001', kind: 'exercise' } as const;

/** A private folder that goes when the test ends. */
export function testFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'ulinzi-keystore-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/**
 * All bytes of all files of a keystore that may be open: read from a copy that another process makes, because
 * reading the file here would drop the locks that this process holds on it.
 */
export function bytesOnDisk(dir: string): Buffer {
  const copy = join(testFolder(), 'copy');
  execFileSync('cp', ['-r', dir, copy]);
  return Buffer.concat(readdirSync(copy).map((name) => readFileSync(join(copy, name))));
}

/** The rows of a keystore that is closed. */
export function rowsOf<Row>(dir: string, sql: string): Row[] {
  const database = new DatabaseSync(join(dir, 'keystore.sqlite'));
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

/** Changes a keystore that is closed, behind its back. */
export function alter(dir: string, sql: string): void {
  const database = new DatabaseSync(join(dir, 'keystore.sqlite'));
  database.exec(sql);
  database.close();
}

/** Runs a script in a process of its own, with `openKeystore` and `createKeystore` at hand; gives its output. */
export function inAnotherProcess(script: string, ...args: string[]): { out: string; signal: string | null } {
  const child = spawnSync(process.execPath, scriptArguments(script, args), { encoding: 'utf8' });
  if (child.status !== 0 && child.signal === null) throw new Error(child.stderr);
  return { out: child.stdout, signal: child.signal };
}

/** What to start Node with so that it runs such a script. */
export function scriptArguments(script: string, args: readonly string[]): string[] {
  const index = JSON.stringify(new URL('../index.ts', import.meta.url).href);
  const head = `import { createKeystore, openKeystore } from ${index}; const args = process.argv.slice(1);`;
  return ['--input-type=module', '-e', `${head}\n${script}`, '--', ...args];
}

/** The code that the work is refused with. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof KeystoreRefused) return error.code;
    throw error;
  }
  return 'not refused';
}
