import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ChannelLogLine } from './channel.ts';
import { HandOver } from './hand-over.ts';

const make = () => {
  const log: ChannelLogLine[] = [];
  return {
    log,
    handOver: new HandOver<string>(
      'test.refused',
      (line) => log.push(line),
      () => {},
    ),
  };
};

test('what was taken is not handed over again before it is dealt with, and what cannot be dealt with stays', async () => {
  const { handOver } = make();
  handOver.start('a', 'A', async () => {});
  expect(handOver.isDue('a')).toBe(false);
  await handOver.quiet(1_000);
  expect(handOver.isDue('a')).toBe(false);
  expect(() =>
    handOver.settle(() => {
      throw new Error('busy');
    }),
  ).toThrow('busy');

  const dealt: string[] = [];
  handOver.settle((items) => dealt.push(...items));
  handOver.settle((items) => dealt.push(...items));
  expect(dealt).toEqual(['A']);
  expect(handOver.isDue('a')).toBe(true);
  expect(handOver.isBusy).toBe(false);
});

test('what was refused is due again after a while, and its reason is not logged', async () => {
  const { handOver, log } = make();
  handOver.start('a', 'A', () => {
    throw new Error('kanari wa njano');
  });
  await handOver.quiet(1_000);
  expect(handOver.isDue('a')).toBe(false);
  expect(handOver.isBusy).toBe(true);
  while (!handOver.isDue('a')) await delay(50);
  expect(log).toEqual([{ level: 'warn', event: 'test.refused', attempts: 1 }]);
});

test('no more are under way than the node can commit at once', () => {
  const { handOver } = make();
  let started = 0;
  while (handOver.hasRoom) handOver.start(`${started++}`, '', () => new Promise(() => {}));
  expect(started).toBe(32);
});
