import { expect, test } from 'vitest';
import type { Send } from '../notebook/index.ts';
import { bytesOf, countsOf, isOnItsWay, secondsOver2G, standingOf } from './standing.ts';

const send = (n: number, act: string, state: Send['state'], more: Partial<Send> = {}): Send => ({
  n,
  id: `id-${n}`,
  act,
  at: n,
  bytes: 100 * n,
  state,
  data: {},
  subject: null,
  ...more,
});

const all = [
  send(1, 'report.send', 'accepted', { arrivedAt: 50 }),
  send(2, 'report.send', 'waiting'),
  send(3, 'question.answer', 'sent'),
  send(4, 'alert.record', 'waiting'),
  send(5, 'report.send', 'refused'),
  send(6, 'alert.record', 'contested', { arrivedAt: 90 }),
  send(7, 'visit.check', 'held'),
];
const numbers = (sends: readonly Send[]) => sends.map(({ n }) => n);

test('B1 what waits stands in the order in which it leaves, the alert first', () => {
  expect(numbers(standingOf(all).waits)).toEqual([4, 2]);
});

test('gone is not arrived: only the word of the node makes that', () => {
  const standing = standingOf(all);
  expect(numbers(standing.gone)).toEqual([3, 7]);
  expect(numbers(standing.arrived)).toEqual([6, 1]);
  expect(numbers(standing.refused)).toEqual([5]);
  expect(numbers(all.filter(isOnItsWay))).toEqual([2, 3, 4, 7]);
});

test('nothing is lost between the heaps', () => {
  const { waits, gone, arrived, refused } = standingOf(all);
  expect(numbers([...waits, ...gone, ...arrived, ...refused]).sort()).toEqual(numbers(all));
});

test('bytes, and about how long they take over 2G', () => {
  expect(bytesOf(standingOf(all).waits)).toBe(600);
  expect([0, 1, 1_432, 25_000].map(secondsOver2G)).toEqual([0, 3, 3, 12]);
  expect(countsOf(all)).toEqual({ alerts: 2, reports: 3, others: 2 });
});
