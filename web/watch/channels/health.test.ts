import { expect, test } from 'vitest';
import { barsOf, type Gateway, lengthOf, standIns, stateOf, worstFirst } from './health.ts';

const gateway = (
  slug: string,
  isAlive: boolean,
  lastContactAt: string | null,
  isRunning = true,
): Gateway => ({
  slug,
  label: slug,
  kind: 'gammu',
  base: 'kibua',
  isRunning,
  isAlive,
  place: 1,
  isPaused: false,
  throughput: null,
  standsInFor: [],
  waiting: 0,
  lastContactAt,
  signalPercent: null,
});

test('a dead gateway stands first, the one that was heard longest ago before all', () => {
  const order = worstFirst([
    gateway('b', true, '2026-11-24T09:00:00.000Z'),
    gateway('late', false, '2026-11-24T08:00:00.000Z'),
    gateway('a', true, '2026-11-24T07:00:00.000Z'),
    gateway('oldest', false, '2026-11-20T08:00:00.000Z'),
    gateway('never', false, null, false),
  ]);
  expect(order.map(({ slug }) => slug)).toEqual(['never', 'oldest', 'late', 'a', 'b']);
  expect(order.map(stateOf)).toEqual(['stopped', 'dead', 'dead', 'alive', 'alive']);
});

test('those that answer stand base by base, in the order in which texts are given to them', () => {
  const at = (slug: string, place: number, base = 'kibua') => ({ ...gateway(slug, true, null), place, base });
  const order = worstFirst([at('b', 1), at('a', 2), at('c', 1, 'fizi')]);
  expect(order.map(({ slug }) => slug)).toEqual(['c', 'b', 'a']);
});

test('a paused gateway says so while it answers, and one that stands in says for whom', () => {
  const paused = { ...gateway('first', true, null), isPaused: true };
  const second = { ...gateway('second', true, null), standsInFor: ['first', 'elsewhere'] };
  const elsewhere = { ...gateway('elsewhere', false, null), base: 'fizi' };
  expect([paused, { ...paused, isAlive: false }].map(stateOf)).toEqual(['paused', 'dead']);
  expect(standIns(second, [paused, second, elsewhere])).toEqual([
    { label: 'first', isPagesOnly: false },
    { label: 'elsewhere', isPagesOnly: true },
  ]);
});

test('a signal is four bars, and unknown is not none', () => {
  expect([0, 1, 20, 50, 88, 100].map(barsOf)).toEqual([0, 1, 1, 2, 4, 4]);
  expect(barsOf(null)).toBeNull();
});

test('how long ago is said in one unit', () => {
  expect([0, 59_000, 60_000, 119 * 60_000, 7_200_000, 172_800_000].map(lengthOf)).toEqual([
    null,
    null,
    { unit: 'minutes', count: 1 },
    { unit: 'minutes', count: 119 },
    { unit: 'hours', count: 2 },
    { unit: 'days', count: 2 },
  ]);
});
