import { describe, expect, test } from 'vitest';
import { othersAtDesk } from './desk.ts';

const chair = (slug: string, role: string, base: string | null, province: string | null) => ({
  slug,
  label: slug,
  role,
  base,
  province,
});
const posts = [
  chair('kibua-cla-1', 'assistant', 'kibua', 'nk'),
  chair('kibua-commander', 'commander', 'kibua', 'nk'),
  chair('masisi-commander', 'commander', 'masisi', 'nk'),
  chair('kibua-analyst', 'analyst', 'kibua', 'nk'),
  chair('nk-duty-officer', 'duty-officer', null, 'nk'),
  chair('nk-protection-manager', 'protection-manager', null, 'nk'),
  chair('sk-duty-officer', 'duty-officer', null, 'sk'),
];

describe('a shift is handed over', () => {
  test('within a base, to who answers for alerts', () => {
    const found = othersAtDesk(posts, { post: 'kibua-cla-1', base: 'kibua', province: 'nk' });
    expect(found.map(({ slug }) => slug)).toEqual(['kibua-commander']);
  });

  test('between the posts of a province', () => {
    const found = othersAtDesk(posts, { post: 'nk-duty-officer', base: null, province: 'nk' });
    expect(found.map(({ slug }) => slug)).toEqual(['nk-protection-manager']);
  });
});
