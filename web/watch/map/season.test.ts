import { describe, expect, it } from 'vitest';
import { seasonAt } from './season.ts';

const zone = 'Africa/Lubumbashi';

describe('the season by the date', () => {
  it.each([
    ['2026-01-15', 'dry'],
    ['2026-02-28', 'dry'],
    ['2026-03-01', 'rainy'],
    ['2026-05-31', 'rainy'],
    ['2026-06-01', 'dry'],
    ['2026-08-31', 'dry'],
    ['2026-09-01', 'rainy'],
    ['2026-12-31', 'rainy'],
  ] as const)('%s: %s', (day, season) => {
    expect(seasonAt(Date.parse(`${day}T12:00:00Z`), zone)).toBe(season);
  });

  it('goes by the day in the bases, not in Greenwich', () => {
    expect(seasonAt(Date.parse('2026-05-31T22:30:00Z'), zone)).toBe('dry');
  });
});
