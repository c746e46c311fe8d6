import { hour } from '@ulinzi/domain/kernel';
import { expect, test } from 'vitest';
import { isAt, onDutyNow, postRows } from './post-rows.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const turn = (post: string, from: number, until: number) =>
  ({ post, seat: 'assistant', scope: 'kibua', from: now + from * hour, until: now + until * hour }) as const;
const post = (slug: string) => ({
  slug,
  label: slug,
  role: 'assistant',
  base: 'kibua',
  province: 'nk',
  hasNumber: true,
});

test('of overlapping turns the one that began last is on duty now', () => {
  const duties = [turn('a', -8, 8), turn('b', -1, 2), turn('c', 2, 8)];
  expect([...onDutyNow(duties, now)]).toEqual([['b', now + 2 * hour]]);
});

test('A3 vacant posts stand first; one of which no posting may be read stands nowhere', () => {
  const held = (slug: string, isOccupied: boolean) => ({ post: slug, isOccupied, postings: [] });
  const rows = postRows(
    [post('a'), post('b'), post('hidden')],
    [held('a', true), held('b', false)],
    [turn('a', -1, 1)],
    now,
  );
  expect(rows.map(({ slug, isOccupied, onDutyUntil }) => [slug, isOccupied, onDutyUntil])).toEqual([
    ['b', false, null],
    ['a', true, now + hour],
  ]);
  expect(rows.filter((row) => isAt(row, 'kibua'))).toHaveLength(2);
  expect(rows.filter((row) => isAt(row, 'sk'))).toHaveLength(0);
});
