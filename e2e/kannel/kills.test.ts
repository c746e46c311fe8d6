// Kannel or the node killed in the middle: nothing lost, nothing sent twice. EXERCISE numbers and words.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KannelChannel } from '@ulinzi/node/channels/kannel';
import { eventually } from '../eventually.ts';
import { HeldLine, RealKannel, WatchedKannel, freePorts, watchedKannel } from './index.ts';

const to = '+243000000001';
let kannel: RealKannel;
let watched: WatchedKannel;

beforeEach(() => {
  kannel = new RealKannel();
});
afterEach(async () => {
  await watched.stop();
  await kannel.stop();
});

test('Kannel killed in the middle of its queue and started again sends what it had, and gets the rest: each once', async () => {
  watched = await watchedKannel(kannel);
  const ids: string[] = [];
  const texts = () => ids.map((_, n) => `EXERCISE ${n}`);
  const sendTwenty = async () => {
    for (let n = 0; n < 20; n++) {
      const id = randomUUID();
      ids.push(id);
      await watched.channel.send({ id, to, text: `EXERCISE ${ids.length - 1}`, urgent: n % 2 === 0 });
    }
  };
  await watched.alive();
  await sendTwenty();
  await eventually(() => kannel.sent.length === ids.length);
  // The network goes; until we notice, Kannel is given texts that it must keep.
  for (let stored = 0; stored === 0; ) {
    await kannel.connectCentre();
    await watched.alive();
    await eventually(() => kannel.sent.length === ids.length);
    kannel.disconnectCentre();
    await sendTwenty();
    await delay(3_000);
    stored = await kannel.stored();
  }
  const [storedBefore, waitingBefore] = [await kannel.stored(), watched.channel.health().waiting];
  expect([storedBefore > 0, waitingBefore > storedBefore]).toEqual([true, true]);
  await kannel.kill('bearerbox', 'smsbox');
  await eventually(() => !watched.channel.health().isAlive);
  await kannel.startBearerbox();
  await kannel.startSmsbox();
  await kannel.connectCentre();
  await eventually(() => ids.every((id) => watched.stateOf(id)?.state === 'delivered'));
  await delay(1_000);
  expect(kannel.sent.map(({ text }) => text).toSorted()).toEqual(texts().toSorted());
  expect(watched.channel.health()).toMatchObject({ isAlive: true, waiting: 0, restarts: 1 });
});

describe('where it cannot be known whether Kannel has a text', () => {
  const line = new HeldLine();
  let skewMs = 0;
  const now = () => Date.now() + skewMs;
  afterEach(() => line.close());

  /** A channel that asks Kannel over the line. */
  async function overTheLine(state: HeldLine['state']): Promise<void> {
    skewMs = 0;
    await kannel.reservePorts();
    await line.open(kannel.sendUrl);
    line.state = state;
    line.texts = 0;
    const [port] = await freePorts(1);
    watched = new WatchedKannel(kannel, port!, { sendUrl: line.url, now });
    await watched.openDoor();
    await watched.channel.start();
    await kannel.start(await watched.serviceGroup());
    await watched.alive();
  }

  const sendOne = async () => {
    const id = randomUUID();
    await watched.channel.send({ id, to, text: 'EXERCISE', urgent: true });
    return id;
  };

  test('a report tells that it has it; it is not given again', async () => {
    await overTheLine('mute');
    const id = await sendOne();
    await eventually(() => watched.stateOf(id)?.state === 'delivered');
    expect(watched.log.map(({ event }) => event)).toContain('kannel.fate-unknown');
    line.state = 'answers';
    await watched.alive();
    const next = await sendOne();
    await eventually(() => watched.stateOf(next)?.state === 'delivered');
    expect([line.texts, kannel.sent.length]).toEqual([2, 2]);
  });

  test('where no report comes either, it fails as unknown after a minute, and is not given again', async () => {
    await overTheLine('cut');
    const id = await sendOne();
    await eventually(() => line.texts === 1);
    line.state = 'answers';
    await watched.alive();
    await delay(1_000);
    expect(watched.stateOf(id)?.state).toBe('handed');
    skewMs = 61_000;
    await eventually(() => watched.stateOf(id)?.state === 'failed');
    expect(watched.stateOf(id)).toMatchObject({ cause: 'unknown' });
    await watched.channel.send({ id, to, text: 'EXERCISE', urgent: true });
    await delay(1_000);
    expect([line.texts, kannel.sent]).toEqual([1, []]);
  });

  test.each(['silent', 'cut'] as const)(
    'the node killed between its call and its note (%s) does not give it again',
    async (state) => {
      await overTheLine('answers');
      await watched.channel.stop();
      await watched.closeDoor();
      line.state = state;
      const { address, events: _events, log: _log, now: _now, ...options } = watched.options;
      const id = randomUUID();
      const child = spawn(process.execPath, [
        join(import.meta.dirname, 'channel-in-a-process.ts'),
        JSON.stringify({ options, id, address: address() }),
      ]);
      await eventually(() => line.texts === 1);
      if (state === 'silent') await eventually(() => kannel.sent.length === 1);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      line.state = 'answers';
      watched.channel = new KannelChannel(watched.options);
      await watched.openDoor();
      await watched.channel.start();
      await watched.alive();
      if (state === 'cut') {
        await delay(2_000);
        skewMs = 61_000;
      }
      // Kannel goes on reporting until the node is there again.
      await eventually(() => ['delivered', 'failed'].includes(watched.stateOf(id)?.state ?? ''));
      expect(watched.stateOf(id)?.state).toBe(state === 'silent' ? 'delivered' : 'failed');
      expect([line.texts, kannel.sent.length]).toEqual([1, state === 'silent' ? 1 : 0]);
    },
  );
});
