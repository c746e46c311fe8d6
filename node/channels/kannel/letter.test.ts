import { expect, test } from 'vitest';
import { incomingMessage, type KannelLetter } from './letter.ts';

const id = '57486ea9-2d9b-4411-9461-6fa7bfde25f3';
const letter = (body: Uint8Array | string, headers: KannelLetter['headers'] = {}): KannelLetter => ({
  id,
  headers: {
    'content-type': 'text/plain; charset="UTF-8"',
    'x-kannel-from': '+243990000001',
    'x-kannel-to': '8080',
    'x-kannel-time': '2026-11-24 11:11:47',
    'x-kannel-coding': '0',
    authorization: 'Basic x',
    ...headers,
  },
  body: Buffer.from(body as string),
});
const textIn = (one: KannelLetter) => incomingMessage('kannel-1', one, 5).text;

test('a letter is a message of its sender, with the time of the SMS centre and an id that stays', () => {
  const message = incomingMessage('kannel-1', letter('Hé'), 5);
  expect(message).toMatchObject({
    gateway: 'kannel-1',
    kind: 'text',
    from: '+243990000001',
    text: 'Hé',
    reference: id,
    sentAt: Date.parse('2026-11-24T11:11:47Z'),
    receivedAt: 5,
  });
  const raw = JSON.parse(Buffer.from(message.raw).toString('utf8')) as { body: string; headers: object };
  expect(Buffer.from(raw.body, 'base64').toString('utf8')).toBe('Hé');
  expect(Object.keys(raw.headers)).not.toContain('authorization');
});

test('the words are read in the character set that Kannel names, and the bytes kept as they came', () => {
  const wide = Buffer.from('Hé א', 'utf16le').swap16();
  const one = letter(wide, { 'content-type': 'text/plain; charset="UTF-16BE"', 'x-kannel-coding': '2' });
  expect(textIn(one)).toBe('Hé א');
  const raw = JSON.parse(Buffer.from(incomingMessage('k', one, 5).raw).toString('utf8')) as { body: string };
  expect(raw.body).toBe(wide.toString('base64'));
  expect(textIn(letter(Buffer.from([72, 233]), { 'content-type': 'text/plain; charset=ISO-8859-1' }))).toBe(
    'Hé',
  );
  expect(textIn(letter(''))).toBe('');
});

test('what is no text has no words, and a time that is none is left out', () => {
  expect(textIn(letter('x', { 'x-kannel-coding': '1' }))).toBeNull();
  expect(textIn(letter('x', { 'content-type': 'application/octet-stream' }))).toBeNull();
  for (const time of ['', 'yesterday', '2026-13-24 11:11:47'])
    expect(incomingMessage('k', letter('x', { 'x-kannel-time': time }), 5).sentAt).toBeNull();
});
