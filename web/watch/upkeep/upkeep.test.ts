import { setClocks, usualLadder } from '@ulinzi/domain/communities';
import { expect, test } from 'vitest';
import { type Account, changesIn, ladderTyped, needyFirst, rungs, shareOf, sizeOf } from './upkeep.ts';

const typed = (change: object = {}) => ({
  acknowledgeMinutes: '5',
  dutyOfficerMinutes: '10',
  decideMinutes: '30',
  feedbackHours: '24',
  ...change,
});

test('B3 a ladder is taken as typed where every rung is within its bounds, which are those of the act', () => {
  expect(ladderTyped(typed())).toEqual({ ...usualLadder, ...ladderTyped(typed()) });
  for (const bad of ['', '0', '1.5', '-3', 'x', '999'])
    expect(ladderTyped(typed({ acknowledgeMinutes: bad }))).toBeNull();
  for (const { name, least, most } of rungs) {
    const { minimum, maximum } = setClocks.data.properties[name] as { minimum?: number; maximum?: number };
    expect({ name, least, most }).toEqual({ name, least: minimum, most: maximum });
    const isTaken = (value: number) => ladderTyped(typed({ [name]: String(value) })) !== null;
    expect([least - 1, least, most, most + 1].map(isTaken)).toEqual([false, true, true, false]);
  }
});

test('what changes is named, and nothing else', () => {
  expect(changesIn(usualLadder, usualLadder)).toEqual([]);
  expect(changesIn(usualLadder, { ...usualLadder, decideMinutes: usualLadder.decideMinutes + 15 })).toEqual([
    { name: 'decideMinutes', from: usualLadder.decideMinutes, to: usualLadder.decideMinutes + 15 },
  ]);
});

test('sizes and shares', () => {
  expect([0, 2 ** 20 + 1, 2 ** 30 - 1, 1.5 * 2 ** 30].map(sizeOf)).toEqual([
    { unit: 'mib', count: 0 },
    { unit: 'mib', count: 2 },
    { unit: 'mib', count: 1024 },
    { unit: 'gib', count: 1.5 },
  ]);
  expect([shareOf({ done: 0, of: 0 }), shareOf({ done: 1, of: 4 }), shareOf({ done: 5, of: 4 })]).toEqual([
    0, 0.25, 1,
  ]);
});

test('accounts: a post that nobody holds stands first, then who cannot come in yet', () => {
  const account = (post: string, isHeld: boolean, isEnrolled: boolean): Account => ({
    post,
    isHeld,
    isEnrolled,
    sessions: 0,
    language: 'fr',
  });
  const order = needyFirst([
    account('c', true, true),
    account('b', true, false),
    account('a', true, true),
    account('d', false, false),
  ]);
  expect(order.map(({ post }) => post)).toEqual(['d', 'b', 'a', 'c']);
});
