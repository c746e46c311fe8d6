// The door of webhooks, on a real node with gateways of each dialect.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../channels/testing/signed-post.ts';
import { HandClock, phones, TestNode } from '../testing/test-node.ts';

const test = new TestNode('real', new HandClock());
const dialects = ['signed', 'android', 'rapidpro'] as const;
const secrets: Record<string, object> = {
  signed: {},
  android: { user: 'u', password: 'p' },
  rapidpro: { password: 'p' },
};
beforeAll(async () => {
  await test.create();
  await test.did('base.open', null, null, {
    slug: 'kibua',
    label: 'Kibua',
    province: 'nk',
    latitude: -1.28,
    longitude: 28.49,
  });
  for (const dialect of dialects)
    await test.did('gateway.add', null, null, {
      slug: `hook-${dialect}`,
      label: 'EXERCISE',
      kind: 'webhook',
      base: 'kibua',
      dialect,
      sendUrl: 'http://127.0.0.1:1/send',
      ...secrets[dialect],
    });
});
afterAll(() => test.close());

const secretOf = (gateway: string) => test.node.app.keystore.gatewaySecrets.of(gateway)?.door ?? '';

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(path, test.node.address), { method: 'POST', headers, body });
  const text = await answer.text();
  return {
    status: answer.status,
    refused: text === '' ? '' : (JSON.parse(text) as { refused: string }).refused,
  };
}

function signed(gateway: string, body: string, at = test.clock.wall()) {
  const timestamp = String(Math.floor(at / 1_000));
  return {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': sign(secretOf(gateway), body, timestamp),
  };
}

/** How many messages each gateway has brought into the log. */
const cameIn = async (gateway: string): Promise<number> => {
  const found = await test.node.app.core()?.pool.query<{ n: number }>(
    `select count(*)::int as n from log, lateral (select convert_from(entry, 'UTF8')::jsonb as told) as read
      where told ->> 'act' = 'message.receive' and told -> 'data' ->> 'gateway' = $1`,
    [gateway],
  );
  return found?.rows[0]?.n ?? 0;
};

const message = (id: string, text = 'Risasi') =>
  JSON.stringify({ id, kind: 'text', from: phones.source, text });

describe('the door of a webhook', () => {
  it('B1 takes a signed message in, and the same again is the same', async () => {
    const body = message('one');
    const headers = signed('hook-signed', body);
    expect(await post('/in/hook-signed', body, headers)).toEqual({ status: 200, refused: '' });
    expect(await post('/in/hook-signed', body, headers)).toEqual({ status: 200, refused: '' });
    test.clock.advance(60_000);
    expect(await post('/in/hook-signed', body, signed('hook-signed', body))).toEqual({
      status: 200,
      refused: '',
    });
    expect(await cameIn('hook-signed')).toBe(1);
  });

  it('is shut to everybody else, whether there is such a gateway or not', async () => {
    const body = message('two');
    const shut = { status: 401, refused: 'request/token' };
    expect(await post('/in/hook-signed', body)).toEqual(shut);
    expect(await post('/in/hook-none', body, signed('hook-signed', body))).toEqual(shut);
    expect(await post('/in/hook-android', body, signed('hook-signed', body))).toEqual(shut);
    expect(await post('/in/hook-signed', message('three'), signed('hook-signed', body))).toEqual(shut);
    expect(
      await post('/in/hook-signed', body, { authorization: `Bearer ${secretOf('hook-signed')}` }),
    ).toEqual(shut);
    expect(
      await post('/in/hook-signed', body, {
        authorization: `Bearer ${test.node.app.keystore.operatorToken()}`,
      }),
    ).toEqual(shut);
    expect(
      await post('/in/hook-signed', body, { ...signed('hook-signed', body), 'x-forwarded-proto': 'http' }),
    ).toEqual(shut);
  });

  it('tells apart a clock that is wrong, so that it can be set', async () => {
    const body = message('four');
    for (const minutes of [-16, 16])
      expect(
        await post(
          '/in/hook-signed',
          body,
          signed('hook-signed', body, test.clock.wall() + minutes * 60_000),
        ),
      ).toEqual({ status: 401, refused: 'gateway/clock' });
  });

  it('refuses what says nothing that it knows', async () => {
    for (const body of ['', '{}', 'x'])
      expect(await post('/in/hook-signed', body, signed('hook-signed', body))).toMatchObject({ status: 400 });
  });

  it('B1 takes what a phone posts as SMS Gateway for Android does', async () => {
    const body = JSON.stringify({
      event: 'sms:received',
      id: 'Ey6ECgOkVVFjz3CL48B8C',
      payload: { messageId: 'abc', message: 'Moto', phoneNumber: phones.stranger },
    });
    expect(await post('/in/hook-android', body, signed('hook-android', body))).toMatchObject({ status: 200 });
    expect(await cameIn('hook-android')).toBe(1);
  });

  it('B1 takes a form with the secret in its header, and callbacks by their address', async () => {
    const headers = {
      authorization: `Bearer ${secretOf('hook-rapidpro')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const form = new URLSearchParams({ from: phones.stranger, text: 'Silaha', id: '7' }).toString();
    expect(await post('/in/hook-rapidpro', form, headers)).toMatchObject({ status: 200 });
    expect(await post('/in/hook-rapidpro/delivered', 'id=4711', headers)).toMatchObject({ status: 200 });
    expect(await post('/in/hook-rapidpro/other', 'id=4711', headers)).not.toMatchObject({ status: 200 });
    expect(await cameIn('hook-rapidpro')).toBe(1);
  });

  it('B7 nothing of it stands in the log of the program', () => {
    const logged = test.logLines.join('\n');
    const found = [phones.source, phones.stranger, 'Risasi', 'Silaha', secretOf('hook-signed')].filter(
      (secret) => logged.includes(secret.replace('+', '')),
    );
    expect(found).toEqual([]);
  });
});

describe('gateway.add', () => {
  it.each([
    ['a number to send from', { kind: 'smpp', host: '127.0.0.1', port: 2775, user: 'u' }, ['password']],
    ['no name', { kind: 'smpp', host: '127.0.0.1', port: 2775, password: 'p' }, ['user']],
    [
      'one secret too many',
      { kind: 'webhook', dialect: 'signed', sendUrl: 'https://x.example/', password: 'p' },
      ['password'],
    ],
    [
      'a source address for a webhook',
      {
        kind: 'webhook',
        dialect: 'rapidpro',
        sendUrl: 'https://x.example/',
        password: 'p',
        sourceAddress: '8080',
      },
      ['sourceAddress'],
    ],
  ])('says what is missing or too much: %s', async (_what, fields, missing) => {
    const added = await test.act('gateway.add', null, null, {
      slug: 'new',
      label: 'EXERCISE',
      base: 'kibua',
      ...fields,
    });
    expect(added).toEqual({ refused: 'act/schema', missing });
  });

  it('keeps the number to send from among the keys, and not in the log', async () => {
    await test.did('gateway.add', null, null, {
      slug: 'smpp-1',
      label: 'EXERCISE',
      base: 'kibua',
      kind: 'smpp',
      host: '127.0.0.1',
      port: 1,
      user: 'u',
      password: 'p',
      sourceAddress: '+243000000555',
    });
    expect(test.node.app.keystore.gatewaySecrets.of('smpp-1')).toMatchObject({
      sourceAddress: '+243000000555',
    });
    expect(test.node.app.channels.get('smpp-1')?.health()).toMatchObject({ isAlive: false });
  });
});
