import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentIn } from './moments.ts';

const now = Date.parse('2026-11-24T10:00:00.000Z');

describe('a moment as people type it', () => {
  it.each([
    ['now', '2026-11-24T10:00:00.000Z'],
    ['+90m', '2026-11-24T11:30:00.000Z'],
    ['-10m', '2026-11-24T09:50:00.000Z'],
    ['+24h', '2026-11-25T10:00:00.000Z'],
    ['+3d', '2026-11-27T10:00:00.000Z'],
    ['2026-11-28 22:00', '2026-11-28T20:00:00.000Z'],
    ['2026-11-28', '2026-11-27T22:00:00.000Z'],
    ['2026-11-28T22:00Z', '2026-11-28T22:00:00.000Z'],
    ['2026-11-28T22:00:30+01:00', '2026-11-28T21:00:30.000Z'],
    ['2028-02-29', '2028-02-28T22:00:00.000Z'],
  ])('%s is %s', (typed, moment) => {
    expect(momentIn(typed, now)).toBe(moment);
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-31',
    '2026-13-01',
    '2026-11-28 25:00',
    '28/11/2026',
    '+5',
    '+5w',
    '2026-02-29',
  ])('"%s" is none', (typed) => {
    expect(momentIn(typed, now)).toBeNull();
  });

  it('whatever is typed, it gives a moment or nothing, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/)), (typed) => {
        const moment = momentIn(typed, now);
        if (moment !== null) expect(new Date(moment).toISOString()).toBe(moment);
      }),
    );
  });
});
