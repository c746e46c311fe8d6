import type { EnrolmentAnswer } from '@ulinzi/domain/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNode, type TestNode } from '../testing/test-node.ts';
import { enrol, passphrase, pin, Screen } from './testing/screen.ts';

let test: TestNode;
beforeAll(async () => {
  test = await openTestNode();
});
afterAll(() => test.close());

async function seat(post: string): Promise<string> {
  return (await test.did('post.seat', 'administrator', post, { name: 'EXERCISE' })).claimCode ?? '';
}

async function begin(screen: Screen, code: string): Promise<EnrolmentAnswer> {
  const { status, body, text } = await screen.post('/api/enrolments', { code });
  if (status !== 200) throw new Error(text);
  return body as unknown as EnrolmentAnswer;
}

const finish = (screen: Screen, { ticket, paperCodes }: EnrolmentAnswer, more: object = {}) =>
  screen.post('/api/enrolments/finish', { ticket, passphrase, pin, code: paperCodes[0], ...more });

it('a person enrols with her code, by the phone or by the paper, and sits at her screen', async () => {
  const screen = new Screen(test);
  const { enrolment, code } = await enrol(test, 'kibua-cla-1', screen);
  expect(enrolment).toMatchObject({ post: 'kibua-cla-1' });
  expect(enrolment.paperCodes).toHaveLength(20);
  expect(new Set(enrolment.paperCodes).size).toBe(20);
  expect(enrolment.totpUri).not.toMatch(/ulinzi|alert|monusco/i);
  expect((await screen.session()).actor).toMatchObject({ post: 'kibua-cla-1', isDesk: false });
  const login = { post: 'kibua-cla-1', passphrase, code: code() };
  expect((await new Screen(test).post('/api/session', login)).status).toBe(200);
});

it('her code stays good until she is through, and is then used up: for the command line too', async () => {
  const code = await seat('kibua-cla-2');
  const screen = new Screen(test);
  const first = await begin(screen, code);
  const second = await begin(screen, code.toLowerCase());
  expect((await finish(screen, first)).body['refused'], 'a former ticket').toBe('enrolment/expired');
  expect((await finish(screen, second)).status).toBe(200);
  expect((await finish(screen, second)).body['refused']).toBe('enrolment/expired');
  expect((await screen.post('/api/enrolments', { code })).body['refused']).toBe('claim/expired');
  expect((await test.http('POST', '/api/claims', null, { code })).body['refused']).toBe('claim/expired');
});

it('a code that was taken to the command line meanwhile enrols nobody', async () => {
  const code = await seat('kibua-cla-2');
  const screen = new Screen(test);
  const begun = await begin(screen, code);
  expect((await test.http('POST', '/api/claims', null, { code })).status).toBe(200);
  expect((await finish(screen, begun)).body['refused']).toBe('enrolment/expired');
});

it('a ticket lasts a quarter of an hour, and ends with its pen', async () => {
  const screen = new Screen(test);
  const late = await begin(screen, await seat('nk-analyst'));
  test.clock.advance(15 * 60_000);
  expect((await finish(screen, late)).body['refused']).toBe('enrolment/expired');
  const retired = await begin(screen, await seat('nk-analyst'));
  await seat('nk-analyst');
  expect((await finish(screen, retired)).body['refused']).toBe('enrolment/expired');
});

it('a passphrase that can be guessed, an obvious PIN or a code that does not work is refused, and nothing is lost', async () => {
  const screen = new Screen(test);
  const begun = await begin(screen, await seat('nk-analyst'));
  const refused: [object, string, string[]?][] = [
    [{ passphrase: 'mvua ndogo' }, 'passphrase/weak', ['too-short']],
    [{ passphrase: 'nk-analyst 2026!' }, 'passphrase/weak', ['says-the-post']],
    [{ passphrase: 'Motdepasse2026' }, 'passphrase/weak', ['obvious']],
    [{ passphrase: 'aaaaaaaaaaaaaaaa' }, 'passphrase/weak', ['obvious']],
    [{ pin: '123456' }, 'pin/weak', ['obvious']],
    [{ pin: '000000' }, 'pin/weak', ['obvious']],
    [{ pin: '12345' }, 'act/schema', ['pin']],
    [{ code: '000000' }, 'session/wrong'],
    [{ code: begun.paperCodes[19] }, 'session/wrong'],
  ];
  for (const [more, code, missing] of refused)
    expect((await finish(screen, begun, more)).body).toEqual({
      refused: code,
      message: expect.any(String),
      ...(missing && { missing }),
    });
  expect((await finish(screen, begun)).status).toBe(200);
});

it('ten wrong first codes end a ticket', async () => {
  const screen = new Screen(test);
  const begun = await begin(screen, await seat('nk-analyst'));
  for (let n = 0; n < 10; n++) await finish(screen, begun, { code: '000000' });
  expect((await finish(screen, begun)).body['refused']).toBe('enrolment/expired');
});
