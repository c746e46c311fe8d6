import { basesZone } from '@ulinzi/words/for-web';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTyped, toTyped } from './typed-time.ts';

test('typed times are those of the base, two hours ahead of UTC all the year', () => {
  expect(fromTyped('2026-04-14T03:14')).toBe('2026-04-14T01:14:00.000Z');
  expect(fromTyped('2026-12-31T00:30')).toBe('2026-12-30T22:30:00.000Z');
  expect(toTyped(Date.parse('2026-04-14T01:14:59.000Z'))).toBe('2026-04-14T03:14');
});

test('what is empty, half typed or no time is no moment', () => {
  for (const typed of [
    '',
    'T',
    '2026-11-23',
    '2026-11-23T',
    '2026-11-23T2',
    '2026-11-23T22:0',
    '2026-13-23T22:00',
  ])
    expect(fromTyped(typed)).toBeNull();
});

test("the bases' own zone says the same at any moment", () => {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: basesZone,
  });
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2045, 0, 1) }), (ms) => {
      expect(toTyped(ms)).toBe(clock.format(ms).replace(' ', 'T'));
      expect(Date.parse(fromTyped(toTyped(ms)) ?? '')).toBe(ms - (ms % 60_000));
    }),
  );
});
