import type { ImportAnswer } from '@ulinzi/domain/registers';
import { expect, test } from 'vitest';
import { kindsFor, whatCame } from './what-came.ts';

const answer: ImportAnswer = {
  isDone: false,
  lines: 3,
  added: 3,
  unchanged: 0,
  unreadable: null,
  wrong: 0,
  problems: [],
};

test('only a whole file that brings something is confirmed', () => {
  expect(whatCame(answer)).toBe('ready');
  expect(whatCame({ ...answer, wrong: 1 })).toBe('wrong');
  expect(whatCame({ ...answer, unreadable: 'no' })).toBe('unreadable');
  expect(whatCame({ ...answer, added: 0, unchanged: 3 })).toBe('nothing-new');
  expect(whatCame({ ...answer, isDone: true })).toBe('done');
});

test('a protection manager takes in what she may also type', () => {
  expect(kindsFor('administrator')).toEqual(['bases', 'communities', 'posts', 'duties', 'sources', 'roads']);
  expect(kindsFor('protection-manager')).toEqual(['communities', 'duties', 'roads']);
  expect(kindsFor('assistant')).toEqual([]);
});
