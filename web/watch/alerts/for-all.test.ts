import { describe, expect, test } from 'vitest';
import { lineOf } from './testing/lines.ts';
import { forAll, forAllOnBoard } from './for-all.ts';

const situation = { id: 's', number: '123', event: 'attack' };
const tied = (id: string, fits: string[], isOpen = true) => ({
  id,
  number: id,
  communityLabel: id,
  status: 'acknowledged',
  isOpen,
  decision: null,
  feedback: [],
  fits,
});

describe('one act for all of a situation', () => {
  test('is for the alerts that it serves', () => {
    const alert = {
      situation,
      together: [
        tied('a', ['decide']),
        tied('b', ['decide']),
        tied('c', ['respond']),
        tied('d', ['decide'], false),
      ],
    };
    expect(forAll(alert, 'decide')).toEqual({ situation, act: 'decide', alerts: ['a', 'b'] });
  });

  test('B19 feedback and closing are never for all', () => {
    const alert = {
      situation,
      together: [tied('a', ['feedback', 'close']), tied('b', ['feedback', 'close'])],
    };
    expect([forAll(alert, 'feedback'), forAll(alert, 'close')]).toEqual([null, null]);
  });

  test('where it serves one alone there is nothing to say', () => {
    expect(forAll({ situation, together: [tied('a', ['decide']), tied('b', [])] }, 'decide')).toBeNull();
    expect(forAll({ situation: null, together: [] }, 'decide')).toBeNull();
  });

  test('from the board, for those of which it is the next act too', () => {
    const line = lineOf({ id: 'a', situation, next: 'acknowledge' });
    const lines = [
      line,
      lineOf({ id: 'b', situation, next: 'acknowledge' }),
      lineOf({ id: 'c', situation, next: 'decide' }),
      lineOf({ id: 'd', next: 'acknowledge' }),
    ];
    expect(forAllOnBoard(line, lines)?.alerts).toEqual(['a', 'b']);
    expect(forAllOnBoard(line, [line])).toBeNull();
  });
});
