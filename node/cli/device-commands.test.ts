import { afterAll, beforeAll, expect, it } from 'vitest';
import { Phone } from '../sync/testing/phone.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { ulinzi } from './testing/terminal.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

const as = (post: string, ...words: string[]) =>
  ulinzi([...words, '--as', post, '--url', test.node.address, '--keys', test.keysDir]);

it('a phone is given to a post and taken away from the terminal', async () => {
  const made = await as('nk-protection-manager', 'device', 'code', 'kibua-cla-1');
  expect(made.out).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}\nOnce, until /);
  expect((await as('kibua-commander', 'device', 'code', 'kibua-cla-1')).code).toBe(4);
  const phone = await new Phone(test).enrol('kibua-cla-1', made.out.split('\n')[0]);
  phone.report({ data: { kind: 'no-such-kind', readers: 'base', from: '2026-11-23' } });
  phone.write('drum.beat', {});
  await phone.sync();
  const list = await as('administrator', 'device', 'list', '--post', 'kibua-cla-1');
  expect(list.out).toMatch(/\d{4} +kibua-cla-1 +2026-11-24 +2026-11-24 +in use +1 +1 +[0-9a-f-]{36}/);
  const kept = await as('nk-custodian', 'device', 'quarantine');
  expect(kept.out).toMatch(/kibua-cla-1 +report\.send +refused, kept/);
  expect(kept.out).toMatch(/kibua-cla-1 +drum\.beat +waits/);
  expect(kept.out).not.toContain('EXERCISE');
  expect((await as('kibua-cla-2', 'device', 'revoke', phone.device)).code).toBe(4);
  expect((await as('administrator', 'device', 'revoke', phone.device)).out).toBe('Telephone taken away.\n');
  expect((await phone.send(phone.make([]))).body.refused).toBe('device/revoked');
});
