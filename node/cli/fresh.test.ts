// `ulinzi serve --fresh` on folders that are no exercise's.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HandClock, TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
beforeEach(async () => {
  test = new TestNode('real', new HandClock());
  await test.create();
  await test.node.close();
});
afterEach(() => test.close());

/** Every file of the node's folders with what is in it. */
function files(): string[] {
  return readdirSync(test.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .toSorted();
}

it("a real node's are refused and stay as they are, also where a mark of an exercise lies in them", async () => {
  const { dataDir, keysDir, databaseUrl } = test;
  writeFileSync(join(dataDir, 'exercise.json'), '{"exercise":"made"}\n');
  const before = files();
  const folders = ['--data', dataDir, '--keys', keysDir, '--database-url', databaseUrl];
  const { code, err } = await ulinzi(['serve', '--fresh', '--port', '0', ...folders]);
  expect(code).toBe(3);
  expect(err.trim()).not.toBe('');
  expect(err).not.toContain(databaseUrl);
  expect(files()).toEqual(before);
  // Its database is as it was: it opens as the node that it is.
  await test.open();
  expect(test.node.isNew).toBe(false);
});

it('--fresh and --real do not go together', async () => {
  const before = files();
  const folders = ['--data', test.dataDir, '--keys', test.keysDir];
  expect((await ulinzi(['serve', '--real', '--fresh', ...folders])).code).toBe(2);
  expect(files()).toEqual(before);
});
