// Texts come in over a real Kannel. EXERCISE numbers and words.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { RealKannel, type WatchedKannel, watchedKannel } from './index.ts';

let kannel: RealKannel;
let watched: WatchedKannel;

beforeEach(() => {
  kannel = new RealKannel();
});
afterEach(async () => {
  await watched.stop();
  await kannel.stop();
});

const from = '+243000000231';
const words = () => watched.incoming.map(({ text }) => text);

test('a text comes in as it was written, with its sender and the time of the centre; nothing goes back', async () => {
  watched = await watchedKannel(kannel);
  await watched.alive();
  const texts = ['Silaha', 'Été, forêt: אבג', 'x'.repeat(150)];
  for (const text of texts) kannel.write(from, text);
  await eventually(() => watched.incoming.length === texts.length);
  expect(words().toSorted()).toEqual(texts.toSorted());
  for (const message of watched.incoming) {
    expect(message).toMatchObject({ gateway: 'kannel-1', kind: 'text', from });
    expect(Math.abs(message.sentAt! - Date.now())).toBeLessThan(10_000);
    expect(Buffer.from(message.raw).toString('utf8')).not.toContain(watched.options.doorSecret);
  }
  expect(new Set(watched.incoming.map(({ reference }) => reference)).size).toBe(texts.length);
  expect(kannel.sent).toEqual([]);
});

test('what the node cannot take comes again, under the same id, until it is taken; also while the node is away', async () => {
  const refused: string[] = [];
  watched = await watchedKannel(kannel, {
    events: {
      incoming: async (message) => {
        if (refused.push(message.reference) <= 2) throw new Error('not now');
        watched.incoming.push(message);
      },
      delivery: async () => undefined,
    },
  });
  await watched.alive();
  kannel.write(from, 'Silaha');
  await eventually(() => watched.incoming.length === 1);
  expect(new Set(refused).size).toBe(1);
  await watched.closeDoor();
  kannel.write(from, 'Risasi');
  await new Promise((later) => setTimeout(later, 2_500));
  await watched.openDoor();
  await eventually(() => watched.incoming.length === 2);
  expect(words()).toEqual(['Silaha', 'Risasi']);
  expect(kannel.sent).toEqual([]);
});

test('what waits in Kannel while it is killed and started again comes in, each once', async () => {
  watched = await watchedKannel(kannel);
  await watched.alive();
  await kannel.kill('smsbox');
  const texts = Array.from({ length: 40 }, (_, n) => `EXERCISE ${n}`);
  for (const text of texts) kannel.write(from, text);
  await eventually(async () => (await kannel.stored()) === texts.length);
  await kannel.kill('bearerbox');
  await kannel.startBearerbox();
  await kannel.startSmsbox();
  await eventually(() => watched.incoming.length >= texts.length);
  expect(words().toSorted()).toEqual(texts.toSorted());
  await eventually(() => watched.channel.health().restarts === 1);
});
