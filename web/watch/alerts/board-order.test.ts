import { describe, expect, test } from 'vitest';
import { inOrder, isFound, isMine, isShown } from './board-order.ts';
import { standingOf, stepOf } from './standing.ts';
import { lineOf } from './testing/lines.ts';

const now = Date.parse('2026-04-14T01:14:10.000Z');
const clock = (name: string, at: string) => ({ clock: name, at: `2026-04-14T${at}:00.000Z`, secondsLeft: 0 });
const nobody = { posts: [] };

const late = lineOf({ id: 'late', overdueSince: '2026-04-14T01:12:00.000Z', rung: 1 });
const later = lineOf({ id: 'later', overdueSince: '2026-04-14T01:13:00.000Z', rung: 1 });
const soon = lineOf({ id: 'soon', nextClock: clock('decide', '01:32') });
const sooner = lineOf({ id: 'sooner', nextClock: clock('acknowledge', '01:16') });
const review = lineOf({
  id: 'review',
  nextClock: clock('review', '04:00'),
  next: 'review',
  ringingSince: null,
});
const gone = lineOf({
  id: 'gone',
  nextClock: null,
  next: 'arrive',
  decision: { kind: 'respond', cause: null, at: '2026-04-14T01:00:00.000Z' },
});
const told = lineOf({
  id: 'told',
  nextClock: clock('feedback', '01:20'),
  next: 'feedback',
  waitsForFeedback: ['masisi'],
});

describe('B3 the board is ordered by what needs someone next', () => {
  test('overdue first and the longest late before all, then the next clock, then what is owed to villages', () => {
    const shuffled = [told, gone, soon, review, later, sooner, late];
    expect(inOrder(shuffled).map((line) => line.id)).toEqual([
      'late',
      'later',
      'sooner',
      'soon',
      'review',
      'gone',
      'told',
    ]);
    expect(inOrder([...shuffled].reverse())).toEqual(inOrder(shuffled));
  });

  test('red only where a clock has run out, amber where one runs, green for the village, calm else', () => {
    expect(standingOf(late, now)).toMatchObject({ tone: 'late', clock: 'acknowledge' });
    expect(standingOf(sooner, now).tone).toBe('soon');
    expect(standingOf(soon, now).tone).toBe('soon');
    expect(standingOf(told, now).tone).toBe('done');
    expect(standingOf(review, now).tone).toBe('calm');
    expect(standingOf(gone, now)).toMatchObject({ tone: 'calm', isSince: true });
  });

  test('a clock that runs out here turns red before the node has said so', () => {
    expect(standingOf(sooner, Date.parse('2026-04-14T01:16:00.000Z')).tone).toBe('late');
  });

  test('the steps go with the procedure', () => {
    expect([sooner, soon, gone, told].map(stepOf)).toEqual([0, 0, 3, 5]);
    expect(stepOf(lineOf({ next: 'close' }))).toBe(6);
    expect(stepOf(lineOf({ isOpen: false, next: null }))).toBe(6);
  });
});

test('mine is what rings at my post, or what I answered for', () => {
  const line = lineOf();
  expect(isMine(line, { posts: ['kibua-commander'] })).toBe(true);
  expect(isMine(line, { posts: ['kibua-cla-2'] })).toBe(false);
  const answered = lineOf({ calls: [], acknowledgedBy: 'kibua-cla-2' });
  expect(isMine(answered, { posts: ['kibua-cla-2'] })).toBe(true);
  expect(isMine(answered, { posts: ['kibua-cla-1'] })).toBe(false);
  expect(isMine(lineOf({ calls: [] }), nobody)).toBe(false);
});

test('feedback due shows what waits for it, closed or not; open shows what is open', () => {
  const closed = lineOf({ isOpen: false, waitsForFeedback: ['masisi'] });
  expect(isShown(closed, 'feedback', nobody)).toBe(true);
  expect(isShown(closed, 'open', nobody)).toBe(false);
  expect(isShown(lineOf(), 'feedback', nobody)).toBe(false);
});

test('a place is found without its accents, an alert by its number, a stranger by her base', () => {
  expect(isFound(lineOf({ communityLabel: 'Kasugho Évêché' }), 'eveche')).toBe(true);
  expect(isFound(lineOf(), '482')).toBe(true);
  expect(isFound(lineOf({ communityLabel: null }), 'kibua')).toBe(true);
  expect(isFound(lineOf(), 'masisi')).toBe(false);
});
