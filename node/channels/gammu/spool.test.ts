import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyWriteAheadLog } from '../../sqlite/index.ts';
import { openSpool, spoolFile } from './spool.ts';
import { receives } from './spool-in-test.ts';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ulinzi-spool-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a spool is open to its owner only, also in a folder that was open to others', () => {
  chmodSync(folder, 0o755);
  const database = openSpool(folder, 17);
  receives(database);
  expect(modeOf(folder)).toBe(0o700);
  for (const name of ['', '-wal', '-shm']) expect(modeOf(join(folder, spoolFile + name))).toBe(0o600);
  database.close();
});

test('it says to the daemon which structure it has, whichever it had before', () => {
  openSpool(folder, 17).close();
  const database = openSpool(folder, 18);
  expect(database.prepare('SELECT Version AS version FROM gammu').all()).toEqual([{ version: 18 }]);
  database.close();
});

test('what was deleted is in no file of the spool', () => {
  const database = openSpool(folder, 17);
  receives(database, { text: 'kanari wa njano' });
  const write = () => readFileSync(join(folder, `${spoolFile}-wal`), 'utf8');
  expect(write()).toContain('kanari wa njano');
  database.exec('DELETE FROM inbox');
  expect(emptyWriteAheadLog(database)).toBe(true);
  expect(write()).toBe('');
  database.close();
  expect(readFileSync(join(folder, spoolFile), 'utf8')).not.toContain('kanari');
});

test('a damaged spool is refused with what to do about it', () => {
  writeFileSync(
    join(folder, spoolFile),
    'not a database at all, but long enough to be looked at '.repeat(40),
  );
  expect(() => openSpool(folder, 17)).toThrow(/damaged/);
});
