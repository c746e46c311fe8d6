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

it('a lost device is taken away from the terminal, by the administrator or its own person', async () => {
  const { pen } = test.actor('kibua-cla-2');
  const keystore = test.node.app.keystore;
  const { claimCode } = await test.did('post.seat', 'administrator', 'kibua-cla-2', { name: 'EXERCISE' });
  const seated = keystore.sittingPen('kibua-cla-2')?.id ?? pen;
  const secret = new Uint8Array(20);
  const codes = { totpSecret: secret, paperSecret: secret, paperNext: 0 };
  await keystore.enrol(claimCode ?? '', seated, { passphrase: 'mvua ndogo', pin: '274816', ...codes });
  const add = (n: number) =>
    keystore.passkeys.add(
      seated,
      {
        credential: new Uint8Array([n]),
        publicKey: new Uint8Array([n]),
        counter: 0,
        transports: [],
        userHandle: new Uint8Array(32),
        name: `meza.example 482${n}`,
        device: 'phone',
        isSynced: true,
      },
      test.clock.wall(),
    );
  expect([1, 2, 3, 3].map(add)).toEqual([true, true, true, false]);
  const screen = await new Screen(test).sitDown('kibua-cla-2');
  const own = await as('kibua-cla-2', 'passkey', 'list', '--json');
  const [first] = (JSON.parse(own.out) as { passkeys: { id: string }[] }).passkeys;
  expect((await as('kibua-cla-2', 'passkey', 'remove', first?.id ?? '')).out).toBe('1 passkey removed.\n');
  const list = await as('administrator', 'passkey', 'list', '--post', 'kibua-cla-2');
  expect(list.out.match(/Phone +meza\.example \d{4} +2026-11-24 +yes/g)).toHaveLength(2);
  expect((await as('kibua-commander', 'passkey', 'remove', '--post', 'kibua-cla-2')).code).toBe(4);
  expect((await as('administrator', 'passkey', 'remove')).code).toBe(2);
  const all = await as('administrator', 'passkey', 'remove', '--post', 'kibua-cla-2');
  expect(all.out).toBe('2 passkeys removed.\n');
  expect((await screen.get('/api/alerts')).status).toBe(401);
});

it('who is given a post is told where her code is good', async () => {
  const { out } = await as('administrator', 'post', 'seat', 'kibua-cla-2', '--name', 'EXERCISE');
  expect(out).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(out).toContain('ulinzi claim');
});
