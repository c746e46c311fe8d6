import { afterEach, expect, test, vi } from 'vitest';
import { forgetLists, listOf, refreshLists } from './list.ts';

/** A node that answers each question when it is told to. */
function slowNode() {
  const asked: ((value: unknown) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise((answer) => asked.push((value) => answer(Response.json(value)))));
  return { asked, settled: () => new Promise((resolve) => setTimeout(resolve)) };
}

afterEach(() => {
  forgetLists();
  vi.unstubAllGlobals();
});

test('a list that is asked for while it is read is read once more, however often it was asked for', async () => {
  const node = slowNode();
  const list = listOf<string>('api/posts', 'posts');
  const first = list.refresh();
  await node.settled();
  for (let times = 0; times < 20; times++) refreshLists('posts');
  await node.settled();
  expect(node.asked).toHaveLength(1);
  node.asked[0]?.('old');
  await node.settled();
  expect(list.value.value).toBe('old');
  expect(node.asked).toHaveLength(2);
  node.asked[1]?.('new');
  // Whoever asked waits until what she asked for has come.
  await first;
  expect(list.value.value).toBe('new');
  await node.settled();
  expect(node.asked).toHaveLength(2);
});

test('a list that several parts of a screen ask for at once is read once', async () => {
  const node = slowNode();
  const list = listOf<string>('api/bases', 'places');
  const all = Promise.all([list.refresh(), list.refresh()]);
  await node.settled();
  node.asked[0]?.('one');
  await all;
  expect(node.asked).toHaveLength(1);
});

test('an answer that never comes does not hold up the list', async () => {
  const node = slowNode();
  const list = listOf<string>('api/bases', 'places');
  void list.refresh();
  await node.settled();
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  const next = list.refresh();
  vi.restoreAllMocks();
  await node.settled();
  node.asked[1]?.('new');
  await next;
  expect(list.value.value).toBe('new');
  node.asked[0]?.('old');
  await node.settled();
  expect(list.value.value).toBe('new');
});

test('a list that is asked for again after it has come is read again', async () => {
  const node = slowNode();
  const list = listOf<string>('api/bases', 'places');
  for (const answer of ['one', 'two']) {
    const done = list.refresh();
    await node.settled();
    node.asked.at(-1)?.(answer);
    await done;
    expect(list.value.value).toBe(answer);
  }
});

test('what was read for the former person never comes to the next one', async () => {
  const node = slowNode();
  const list = listOf<string>('api/sources', 'sources');
  const former = list.refresh();
  await node.settled();
  forgetLists();
  const next = list.refresh();
  await node.settled();
  node.asked[1]?.('hers');
  await next;
  node.asked[0]?.('the former one’s');
  await former;
  expect(list.value.value).toBe('hers');
  list.refresh().catch(() => {});
  await node.settled();
  expect(node.asked).toHaveLength(3);
});
