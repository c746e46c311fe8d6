// `ulinzi serve --fresh`: an exercise is made anew, and nothing else ever.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { HandClock, TestNode } from '../testing/test-node.ts';
import { beginAnew } from './begin-anew.ts';
import { mark, standingOf } from './mark.ts';

let test: TestNode;
afterEach(() => test.close());

async function closedNode(kind: 'real' | 'exercise'): Promise<TestNode> {
  test = new TestNode(kind, new HandClock());
  await test.create();
  await test.node.close();
  return test;
}

/** Every file of the node's folders with what is in it. */
function filesOf({ folder }: TestNode): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .toSorted();
}

const placesOf = ({ dataDir, keysDir, databaseUrl }: TestNode) => ({
  dataDir,
  keysDir,
  databaseUrl,
  log: () => undefined,
});

it("a real node's folders are refused and stay as they are", async () => {
  await closedNode('real');
  const before = filesOf(test);
  expect(before.length).toBeGreaterThan(0);
  expect(() => beginAnew(placesOf(test))).toThrow(
    expect.objectContaining({ code: 'keystore/other-node' }) as Error,
  );
  expect(filesOf(test)).toEqual(before);
});

it("an exercise's are marked as to be made anew; what is in them goes with the next making", async () => {
  await closedNode('exercise');
  mark(test.dataDir, 'made');
  beginAnew(placesOf(test));
  expect(standingOf(test.dataDir)).toBe('making');
});

it('where there is nothing yet, nothing is made', async () => {
  await closedNode('exercise');
  const nowhere = { ...placesOf(test), dataDir: join(test.folder, 'no'), keysDir: join(test.folder, 'none') };
  const before = filesOf(test);
  beginAnew(nowhere);
  expect(filesOf(test)).toEqual(before);
});
