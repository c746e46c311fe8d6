import { afterAll, beforeAll, expect, it } from 'vitest';
import { Screen } from '../access/testing/screen.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const as = (post: string, ...words: string[]) =>
  ulinzi([...words, '--as', post, '--url', test.node.address, '--keys', test.keysDir]);

it('a lost computer is signed out from the terminal, at once and by nobody else', async () => {
  const [one, other] = [
    await new Screen(test).sitDown('kibua-cla-1'),
    await new Screen(test).sitDown('kibua-cla-1'),
  ];
  const list = await as('administrator', 'session', 'list', '--post', 'kibua-cla-1');
  expect(list.code).toBe(0);
  expect(list.out.match(/kibua-cla-1/g)).toHaveLength(2);
  expect(list.out).not.toMatch(/\d\d:\d\d|EXERCISE/);
  expect((await as('kibua-commander', 'session', 'revoke', '--post', 'kibua-cla-1')).code).toBe(4);
  expect((await as('administrator', 'session', 'revoke')).code).toBe(2);
  const revoked = await as('administrator', 'session', 'revoke', '--post', 'kibua-cla-1', '--json');
  expect((JSON.parse(revoked.out) as { revoked: string[] }).revoked).toHaveLength(2);
  for (const screen of [one, other]) expect((await screen.get('/api/alerts')).status).toBe(401);
  expect((await as('administrator', 'session', 'list', '--post', 'kibua-cla-1')).out).not.toContain('kibua');
  const own = await new Screen(test).sitDown('kibua-cla-1');
  const id = test.node.app.keystore.sessions.ofPen(test.actor('kibua-cla-1').pen)[0]?.id ?? '';
  expect((await as('kibua-cla-1', 'session', 'revoke', id)).out).toBe('1 screen signed out.\n');
  expect((await own.get('/api/alerts')).status).toBe(401);
});

it('who is given a post is told where her code is good', async () => {
  const { out } = await as('administrator', 'post', 'seat', 'kibua-cla-2', '--name', 'EXERCISE');
  expect(out).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(out).toContain('ulinzi claim');
});
