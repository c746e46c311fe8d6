import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { putInPlace, startDraft } from './draft.ts';
import { createKeystore, keepApart, KeystoreRefused, openKeystore } from './index.ts';
import { checkPrivate } from './place.ts';
import { alter, codeOf, exerciseNode, inAnotherProcess, rowsOf, testFolder } from './testing/test-folder.ts';

function closedKeystore(): string {
  const dir = join(testFolder(), 'keys');
  createKeystore(dir, exerciseNode).close();
  return dir;
}

describe('the place of a keystore', () => {
  test('is made for its user alone, whatever the umask', () => {
    const above = join(testFolder(), 'exercise');
    const dir = join(above, 'keys');
    const umask = process.umask(0);
    try {
      const keystore = createKeystore(dir, exerciseNode);
      keystore.commit();
      const modes = ['', 'keystore.sqlite', 'keystore.sqlite-wal', 'api-token'].map(
        (name) => statSync(join(dir, name)).mode & 0o777,
      );
      expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
      expect(statSync(above).mode & 0o001, 'the folder above can be entered: the data lie there').toBe(0o001);
      keystore.close();
    } finally {
      process.umask(umask);
    }
  });

  test.each([
    ['', 0o750],
    ['', 0o701],
    ['keystore.sqlite', 0o640],
    ['keystore.sqlite', 0o602],
    ['api-token', 0o644],
  ])('"%s" open to others (mode %i) is refused, to root too', (name, mode) => {
    const dir = closedKeystore();
    chmodSync(join(dir, name), mode);
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/permissions');
    chmodSync(join(dir, name), name === '' ? 0o700 : 0o600);
    openKeystore(dir).close();
  });

  test('a write-ahead log that is open to others is refused', () => {
    const dir = closedKeystore();
    writeFileSync(join(dir, 'keystore.sqlite-wal'), '');
    chmodSync(join(dir, 'keystore.sqlite-wal'), 0o644);
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/permissions');
  });

  test('the refusal names the path and what to type', () => {
    const dir = closedKeystore();
    chmodSync(dir, 0o755);
    expect(() => openKeystore(dir)).toThrow(
      new KeystoreRefused('keystore/permissions', { path: dir, mode: '0755', wanted: '700' }),
    );
    expect(() => openKeystore(dir)).toThrow(`(mode 0755). Close it with: chmod 700 ${dir}`);
  });

  test('a folder that was there and is open to others gets no keystore', () => {
    const dir = join(testFolder(), 'keys');
    mkdirSync(dir);
    chmodSync(dir, 0o755);
    expect(codeOf(() => createKeystore(dir, exerciseNode))).toBe('keystore/permissions');
  });

  test("another user's folder is refused", () => {
    const dir = testFolder();
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) chownSync(dir, 12_345, 12_345);
    expect(codeOf(() => checkPrivate(isRoot ? dir : '/', 'folder'))).toBe('keystore/other-owner');
  });

  test('a link in place of the file, and a file in place of the folder, are refused', () => {
    const dir = testFolder();
    symlinkSync(join(closedKeystore(), 'keystore.sqlite'), join(dir, 'keystore.sqlite'));
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/not-plain');
    const file = join(testFolder(), 'keys');
    writeFileSync(file, '');
    expect(codeOf(() => createKeystore(file, exerciseNode))).toBe('keystore/not-plain');
  });

  test('a folder that cannot be made is refused with the reason', () => {
    const file = join(testFolder(), 'file');
    writeFileSync(file, '');
    expect(() => createKeystore(join(file, 'a', 'keys'), exerciseNode)).toThrow('cannot be used (ENOTDIR)');
  });
});

describe('apart from the data', () => {
  test('no folder may lie in the other, nor be the same', () => {
    const root = testFolder();
    const data = join(root, 'data');
    const refused = (keys: string, dataFolder: string) => codeOf(() => keepApart(keys, dataFolder));
    expect(refused(join(data, 'keys'), data)).toBe('keystore/inside-data');
    expect(refused(data, join(data, 'database'))).toBe('keystore/inside-data');
    expect(refused(data, `${data}/../data/`)).toBe('keystore/inside-data');
    expect(refused(join(root, 'data-keys'), data)).toBe('not refused');
    expect(refused(join(root, '..keys'), data)).toBe('not refused');
  });

  test('links are followed, also above a folder that is yet to be made', () => {
    const root = testFolder();
    const data = join(root, 'data');
    mkdirSync(data);
    symlinkSync(data, join(root, 'elsewhere'));
    const keys = join(root, 'elsewhere', 'new', 'keys');
    expect(codeOf(() => createKeystore(keys, { ...exerciseNode, dataFolder: data }))).toBe(
      'keystore/inside-data',
    );
    expect(codeOf(() => openKeystore(keys, { dataFolder: data }))).toBe('keystore/inside-data');
    expect(() => statSync(keys), 'nothing was made').toThrow();
  });
});

describe('opening', () => {
  test('a keystore carries its node for good', () => {
    const dir = join(testFolder(), 'keys');
    const made = createKeystore(dir, exerciseNode);
    const { nodePen, publicKey } = made;
    made.close();
    const keystore = openKeystore(dir);
    expect(keystore).toMatchObject({ ...exerciseNode, nodePen, publicKey });
    expect(codeOf(() => keystore.checkNode(exerciseNode))).toBe('not refused');
    expect(codeOf(() => keystore.checkNode({ ...exerciseNode, kind: 'real' }))).toBe('keystore/other-node');
    expect(codeOf(() => keystore.checkNode({ ...exerciseNode, nodeId: nodePen }))).toBe(
      'keystore/other-node',
    );
    keystore.close();
  });

  test('where there is none, and making one where there is one, are refused', () => {
    const dir = testFolder();
    expect(codeOf(() => openKeystore(join(dir, 'nowhere')))).toBe('keystore/missing');
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/missing');
    expect(codeOf(() => createKeystore(closedKeystore(), exerciseNode))).toBe('keystore/exists');
  });

  test('a making that was cut off leaves no keystore, and nothing once another is made', () => {
    const dir = testFolder();
    writeFileSync(join(dir, 'keystore.sqlite.draft-1'), 'half', { mode: 0o600 });
    writeFileSync(join(dir, 'keystore.sqlite.draft-1-wal'), 'half', { mode: 0o600 });
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/missing');
    const keystore = createKeystore(dir, exerciseNode);
    expect(keystore.nodeId).toBe(exerciseNode.nodeId);
    keystore.close();
    expect(readdirSync(dir).sort()).toEqual(['api-token', 'keystore.sqlite']);
  });

  test('two that are made at once: one is put in place, the other refused', () => {
    const dir = testFolder();
    const [one, other] = [startDraft(dir), startDraft(dir)];
    writeFileSync(one, 'one');
    putInPlace(dir, one);
    expect(codeOf(() => putInPlace(dir, other))).toBe('keystore/exists');
    expect(readFileSync(join(dir, 'keystore.sqlite'), 'utf8')).toBe('one');
  });

  test('one keystore is open once: not twice in a process, not in two', () => {
    const dir = join(testFolder(), 'keys');
    const keystore = createKeystore(dir, exerciseNode);
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/in-use');
    expect(codeOf(() => createKeystore(dir, exerciseNode))).toBe('keystore/exists');
    const attempt = `try { openKeystore(args[0]); console.log('opened'); } catch (error) { console.log(error.code); }`;
    expect(inAnotherProcess(attempt, dir).out).toBe('keystore/in-use\n');
    keystore.close();
    expect(inAnotherProcess(attempt, dir).out).toBe('opened\n');
  });

  test('a newer format is refused and left as it is', () => {
    const dir = closedKeystore();
    alter(dir, 'PRAGMA user_version = 99');
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/newer-version');
    expect(rowsOf(dir, 'PRAGMA user_version')).toEqual([{ user_version: 99 }]);
  });

  test('what is not a keystore is refused and left as it is', () => {
    const dir = testFolder();
    const path = join(dir, 'keystore.sqlite');
    writeFileSync(path, 'not a database, only words'.repeat(100), { mode: 0o600 });
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/damaged');
    writeFileSync(path, '');
    expect(codeOf(() => openKeystore(dir))).toBe('keystore/damaged');
    const other = testFolder();
    new DatabaseSync(join(other, 'keystore.sqlite')).exec('CREATE TABLE recipes (name TEXT)');
    chmodSync(join(other, 'keystore.sqlite'), 0o600);
    const before = readFileSync(join(other, 'keystore.sqlite'));
    expect(codeOf(() => openKeystore(other))).toBe('keystore/damaged');
    expect(readFileSync(join(other, 'keystore.sqlite')).equals(before)).toBe(true);
  });
});
