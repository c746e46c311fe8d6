// Texts go out over a real Kannel, each once, and what becomes of them is told. EXERCISE numbers and words.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { credentials, RealKannel, type WatchedKannel, watchedKannel } from './index.ts';

let kannel: RealKannel;
let watched: WatchedKannel;

beforeEach(() => {
  kannel = new RealKannel();
});
afterEach(async () => {
  await watched.stop();
  await kannel.stop();
});

const to = '+243000000001';
const send = async (text: string, fields: object = {}) => {
  const id = randomUUID();
  await watched.channel.send({ id, to, text, urgent: false, ...fields });
  return id;
};
const all = (ids: string[], state: string) => () => ids.every((id) => watched.stateOf(id)?.state === state);

test('a text goes out as it was written, in GSM 7 bit or UCS-2, and its delivery is told', async () => {
  watched = await watchedKannel(kannel);
  await watched.alive();
  const texts = ['Rappelle-moi stp. 47', 'Été à Goma : 100 €, {4}', 'Ça va, forêt', 'x'.repeat(160)];
  const ids = [];
  for (const text of texts) ids.push(await send(text));
  await eventually(all(ids, 'delivered'));
  expect(kannel.sent).toEqual(texts.map((text) => ({ to, text })));
  expect(watched.channel.health()).toMatchObject({ isAlive: true, waiting: 0, restarts: 0, trouble: null });
  // The same id again changes nothing, and tells its state again.
  watched.states.length = 0;
  await watched.channel.send({ id: ids[0]!, to, text: 'other', urgent: true });
  expect(watched.stateOf(ids[0]!)).toMatchObject({ state: 'delivered' });
  await delay(1_000);
  expect(kannel.sent).toHaveLength(texts.length);
});

test('it is given no more texts a second than was said, and an urgent one overtakes', async () => {
  watched = await watchedKannel(kannel, { throughput: () => 2 });
  await watched.alive();
  const startedAt = performance.now();
  const ids = [];
  for (let n = 0; n < 6; n++) ids.push(await send(`EXERCISE ${n}`));
  await eventually(() => kannel.sent.length > 0);
  ids.push(await send('EXERCISE urgent', { urgent: true }));
  await eventually(all(ids, 'delivered'));
  expect(performance.now() - startedAt).toBeGreaterThan(2_500);
  expect(kannel.sent.findIndex(({ text }) => text === 'EXERCISE urgent')).toBeLessThan(4);
});

test('without a network texts wait with us, a page that is overtaken fails for that, the others go when it is back', async () => {
  watched = await watchedKannel(kannel);
  await watched.alive();
  kannel.disconnectCentre();
  await eventually(() => watched.channel.health().trouble === 'no-modem');
  const later = await send('EXERCISE later');
  const page = await send('EXERCISE page', { urgent: true, sendBefore: Date.now() + 2_000 });
  await eventually(() => watched.stateOf(page)?.state === 'failed');
  expect(watched.stateOf(page)).toMatchObject({ cause: 'no-network' });
  expect(watched.channel.health()).toMatchObject({ isAlive: false, waiting: 1 });
  await kannel.connectCentre();
  await eventually(all([later], 'delivered'));
  expect(kannel.sent.map(({ text }) => text)).toEqual(['EXERCISE later']);
});

test.each([
  ['credentials', { ...credentials, password: 'other' }],
  ['credentials', { ...credentials, user: 'other' }],
  ['status-password', { ...credentials, statusPassword: 'other' }],
])(
  'what Kannel does not take is said (%s), nothing is lost, and it goes on once that is set right',
  async (trouble, inKannel) => {
    watched = await watchedKannel(kannel);
    await kannel.kill('smsbox', 'bearerbox');
    const group = await watched.serviceGroup();
    kannel.configure(group, inKannel);
    await kannel.startBearerbox();
    await kannel.startSmsbox();
    await eventually(() => watched.channel.health().trouble === trouble);
    const id = await send('EXERCISE');
    await delay(2_500);
    expect(watched.channel.health()).toMatchObject({ isAlive: false, waiting: 1, trouble });
    expect(watched.log).toContainEqual(expect.objectContaining({ event: 'kannel.trouble', trouble }));
    expect(kannel.sent).toEqual([]);
    await kannel.kill('smsbox', 'bearerbox');
    kannel.configure(group);
    await kannel.startBearerbox();
    await kannel.startSmsbox();
    await eventually(all([id], 'delivered'));
    expect(kannel.sent).toHaveLength(1);
    expect(JSON.stringify(watched.log)).not.toContain('EXERCISE-');
  },
);
