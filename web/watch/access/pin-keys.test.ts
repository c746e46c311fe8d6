import type { PostAnswer } from '@ulinzi/domain/access';
import { describe, expect, it } from 'vitest';
import { lastFirst, pinAfter, type PinKey } from './pin-keys.ts';

const press = (...keys: PinKey[]) => keys.reduce(pinAfter, '');

describe('the PIN pad', () => {
  it('types six digits and no more', () => {
    expect(press('1', '2', '3', '4', '5', '6', '7')).toBe('123456');
  });

  it('erases the last one, or all', () => {
    expect(press('1', '2', 'erase', '3')).toBe('13');
    expect(press('1', '2', 'clear')).toBe('');
    expect(press('erase')).toBe('');
  });
});

describe('who acts at a duty desk', () => {
  const posts = ['a', 'b', 'c', 'd'].map(
    (post): PostAnswer => ({
      post,
      label: post,
      role: 'assistant',
      base: 'x',
      baseLabel: 'X',
      province: null,
    }),
  );

  it('offers the post that acted last first, the others in their order', () => {
    expect(lastFirst(posts, ['c', 'b']).map(({ post }) => post)).toEqual(['c', 'b', 'a', 'd']);
    expect(lastFirst(posts, []).map(({ post }) => post)).toEqual(['a', 'b', 'c', 'd']);
    expect(lastFirst(posts, ['gone']).map(({ post }) => post)).toEqual(['a', 'b', 'c', 'd']);
  });
});
