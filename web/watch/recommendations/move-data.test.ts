import { recommendationMoves } from '@ulinzi/domain/recommendations';
import { describe, expect, it } from 'vitest';
import { dataOf, typedFor } from './move-data.ts';

describe('a form on a recommendation', () => {
  const empty = typedFor('agree', '2026-11-24');

  it('A10 waits for the reason of a refusal, for what was found, and for the new post', () => {
    const waits = recommendationMoves.filter((move) => dataOf(move, empty, 's') === null);
    expect(waits).toEqual(['decline', 'check', 'reassign']);
  });

  it('gives back what the reader saw, and nothing that she did not say', () => {
    expect(dataOf('agree', empty, 's')).toEqual({ saw: 's' });
    expect(dataOf('agree', { ...empty, due: '2026-12-01' }, 's')).toEqual({ saw: 's', due: '2026-12-01' });
    expect(dataOf('overtake', { ...empty, words: '  ' }, 's')).toEqual({ saw: 's' });
  });

  it('A11 calls what an owner shows evidence, and what somebody saw words', () => {
    const today = typedFor('claim', '2026-11-24');
    const typed = { ...today, words: ' two lamps ' };
    expect(dataOf('claim', typed, 's')).toEqual({ saw: 's', on: '2026-11-24', evidence: 'two lamps' });
    expect(dataOf('check', { ...typed, found: 'partly' }, 's')).toEqual({
      saw: 's',
      found: 'partly',
      on: '2026-11-24',
      words: 'two lamps',
    });
  });
});
