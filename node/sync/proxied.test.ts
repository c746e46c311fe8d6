import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestNode } from '../testing/test-node.ts';
import { Phone } from './testing/phone.ts';
import { openRealNode } from './testing/real-node.ts';

const name = 'kibua.meza.example';
const proxied = { 'x-forwarded-for': '10.1.2.3', 'x-forwarded-host': name, 'x-forwarded-proto': 'https' };
let test: TestNode;
let code = '';
beforeAll(async () => {
  ({ test, code } = await openRealNode());
  test.more = { reach: { way: 'proxy', domain: name } };
  await test.reopen();
});
afterAll(() => test.close());

it('behind a proxy a phone of the public name is enrolled and heard; a page of another name enrols nobody', async () => {
  const phone = new Phone(test);
  const enrol = (origin: string) =>
    test.http(
      'POST',
      '/field/enrol',
      null,
      { code, publicKey: phone.publicKey, storage: 'persisted' },
      { authorization: '', origin, ...proxied },
    );
  for (const origin of ['https://evil.example', `http://${name}`])
    expect((await enrol(origin)).body['refused']).toBe('request/token');
  const { status, body } = await enrol(`https://${name}`);
  expect(status).toBe(200);
  phone.device = String(body['device']);
  phone.report();
  const made = phone.make(phone.unanswered);
  const answer = await phone.send({ ...made, headers: { ...made.headers, ...proxied } });
  expect(answer.body.receipts).toMatchObject([{ n: 1, outcome: 'accepted' }]);
});
