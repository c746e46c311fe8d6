import { describe, expect, test } from 'vitest';
import type { OfferedText } from '../outbox.ts';
import { android } from './android.ts';
import type { Dialect, Post } from './dialect.ts';
import type { WebhookOptions } from './options.ts';
import { rapidpro } from './rapidpro.ts';
import { isSigned, sign, signedHeaders } from './signature.ts';
import { signed } from './signed.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const options: WebhookOptions = {
  gateway: 'hook-1',
  spoolDir: '',
  dialect: 'signed',
  sendUrl: 'http://127.0.0.1:1/',
  user: 'u',
  password: 'EXERCISE',
  doorSecret: 'door',
  throughput: () => null,
  address: () => '',
  events: { incoming: async () => {}, delivery: async () => {} },
  log: () => {},
  now: () => now,
};
const text: OfferedText = {
  id: 'a',
  token: '4711',
  number: '+243990000001',
  words: 'Rappelle-moi & stp. 47',
  urgent: true,
  sendBefore: now + 60_000,
};
const read = (dialect: Dialect, body: unknown, more: Partial<Post> = {}) =>
  dialect.read({
    headers: {},
    report: null,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  });

describe('signatures', () => {
  const body = Buffer.from('{"id":"1"}');
  const headers = signedHeaders('secret', '{"id":"1"}', now);

  test('over the exact bytes and the time, in hexadecimal digits', () => {
    // Made with openssl: printf '{"id":"1"}1795510800' | openssl dgst -sha256 -hmac secret
    expect(sign('secret', body, '1795510800')).toBe(
      'eaa7cb0857828ecde1961e0b0b2682f43cd8be48f88b8fd883bad36066a493d8',
    );
    expect(isSigned('secret', { headers, body }, now)).toBe('yes');
  });

  test('another secret, body or time does not open the door; an old one is told apart', () => {
    expect(isSigned('other', { headers, body }, now)).toBe('no');
    expect(isSigned('secret', { headers, body: Buffer.from('{"id":"2"}') }, now)).toBe('no');
    expect(isSigned('secret', { headers: { ...headers, 'x-timestamp': '1795510801' }, body }, now)).toBe(
      'no',
    );
    expect(isSigned('secret', { headers: {}, body }, now)).toBe('no');
    expect(isSigned('secret', { headers, body }, now + 14 * 60_000)).toBe('yes');
    expect(isSigned('secret', { headers, body }, now + 16 * 60_000)).toBe('stale');
    expect(isSigned('secret', { headers, body }, now - 16 * 60_000)).toBe('stale');
  });
});

describe('our own dialect', () => {
  test('a text goes out as JSON that is signed', () => {
    const { headers, body } = signed.request(text, options);
    expect(JSON.parse(body)).toEqual({
      id: '4711',
      to: text.number,
      text: text.words,
      urgent: true,
      sendBefore: '2026-11-24T09:01:00.000Z',
    });
    expect(isSigned('door', { headers, body: Buffer.from(body) }, now)).toBe('yes');
  });

  test('texts, calls and reports come in', () => {
    const sentAt = '2026-11-24T10:59:00+02:00';
    expect(read(signed, { id: 'x1', kind: 'text', from: '+2431', text: 'Risasi', sentAt })).toEqual({
      message: { kind: 'text', from: '+2431', text: 'Risasi', reference: 'x1', sentAt: now - 60_000 },
    });
    expect(read(signed, { id: 'x2', kind: 'call', from: '+2431' })).toMatchObject({
      message: { kind: 'call', text: null, sentAt: null },
    });
    expect(read(signed, { id: '4711', kind: 'delivered' })).toEqual({ token: '4711', fate: 'delivered' });
  });

  test.each([
    '',
    '[]',
    '{}',
    '{"id":"1","kind":"text","from":"+2431"}',
    '{"id":1,"kind":"call","from":"+2431"}',
  ])('what is none of these is refused: %s', (body) => {
    expect(read(signed, body)).toBeNull();
  });
});

describe('as SMS Gateway for Android speaks', () => {
  const received = {
    deviceId: 'ffffffffceb0b1db0000018e937c815b',
    event: 'sms:received',
    id: 'Ey6ECgOkVVFjz3CL48B8C',
    payload: {
      messageId: 'abc123',
      message: 'Risasi',
      phoneNumber: '+243990000007',
      simNumber: 1,
      receivedAt: '2026-11-24T11:00:00.000+02:00',
    },
    webhookId: 'w',
  };

  test('a message that came in, with the older field for its sender and the newer', () => {
    const message = {
      kind: 'text',
      from: '+243990000007',
      text: 'Risasi',
      reference: received.id,
      sentAt: now,
    };
    expect(read(android, received)).toEqual({ message });
    const { phoneNumber: sender, ...rest } = received.payload;
    expect(read(android, { ...received, payload: { ...rest, sender, recipient: null } })).toEqual({
      message,
    });
  });

  test('what became of a text, a picture, and what is none of our affair', () => {
    const event = (name: string) =>
      read(android, { ...received, event: name, payload: { messageId: '4711', sender: '+2431' } });
    expect(event('sms:sent')).toEqual({ token: '4711', fate: 'sent' });
    expect(event('sms:delivered')).toEqual({ token: '4711', fate: 'delivered' });
    expect(event('sms:failed')).toEqual({ token: '4711', fate: 'failed' });
    expect(event('mms:received')).toMatchObject({ message: { from: '+2431', text: null } });
    expect(event('system:ping')).toBe('nothing');
    expect(read(android, { event: 'sms:received' })).toBeNull();
  });

  test('a text goes out with its life, its priority, and a name and password in the header', () => {
    const { headers, body } = android.request(text, options);
    expect(headers['authorization']).toBe(`Basic ${Buffer.from('u:EXERCISE').toString('base64')}`);
    expect(JSON.parse(body)).toEqual({
      id: '4711',
      textMessage: { text: text.words },
      phoneNumbers: [text.number],
      withDeliveryReport: true,
      priority: 100,
      ttl: 60,
    });
    expect(android.drawToken()).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("as a service for RapidPro's external channel speaks", () => {
  test('a form comes in, under either name of each field', () => {
    const date = '2026-11-24T09:00:00.000Z';
    const form = (fields: Record<string, string>) => read(rapidpro, new URLSearchParams(fields).toString());
    expect(form({ from: '+243990000007', text: 'Risasi & moto', date, id: '77' })).toEqual({
      message: { kind: 'text', from: '+243990000007', text: 'Risasi & moto', reference: '77', sentAt: now },
    });
    const once = form({ sender: '+243990000007', text: 'Risasi', time: date });
    expect(once).toEqual(form({ sender: '+243990000007', text: 'Risasi', time: date }));
    expect(form({ text: 'Risasi' })).toBeNull();
    const json = read(
      rapidpro,
      { from: '+2431', text: 'Risasi', id: 5 },
      { headers: { 'content-type': 'application/json' } },
    );
    expect(json).toMatchObject({ message: { from: '+2431', reference: '5' } });
  });

  test('a callback says in its address what became of the text', () => {
    expect(read(rapidpro, 'id=4711', { report: 'delivered' })).toEqual({ token: '4711', fate: 'delivered' });
    expect(read(rapidpro, '', { report: 'failed' })).toBeNull();
  });

  test('a text goes out as a form, with a whole number for its id and the secret in the header', () => {
    const { headers, body } = rapidpro.request(text, options);
    expect(headers['authorization']).toBe('Bearer EXERCISE');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      to: text.number,
      text: text.words,
      id: '4711',
      channel: 'hook-1',
    });
    for (let n = 0; n < 100; n++) {
      const token = rapidpro.drawToken();
      expect([Number.isSafeInteger(Number(token)), String(Number(token))]).toEqual([true, token]);
    }
  });
});
