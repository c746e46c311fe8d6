import { describe, expect, it } from 'vitest';
import { monthAfter, monthsBack, writtenMonth } from './months.ts';

describe('months', () => {
  it('are written in digits', () => {
    expect(writtenMonth('2026-04')).toBe('04/2026');
  });

  it('go on over the turn of a year, both ways', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(monthsBack('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  });
});
