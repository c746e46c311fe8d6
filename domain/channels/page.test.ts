import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../kernel/index.ts';
import { anyDraw } from '../kernel/testing/draws.ts';
import { codeRestMs, freeCode, pageClosed, pageOpened } from './page.ts';

const told = {
  alert: '00000000-0000-4000-8000-000000000001',
  clock: 'acknowledge',
  seat: 'assistant',
} as const;
const opened = pageOpened(
  'page 1',
  { post: 'kibua-assistant', code: '47', cadence: 'each-minute', count: 1, alerts: [told] },
  1_000,
);

describe('B3 a page', () => {
  test('is open until it is answered, replaced or settled, and is closed once', () => {
    expect(opened).toMatchObject({ code: '47', openedAt: 1_000, closedAt: null, closedBecause: null });
    const closed = pageClosed(opened, { cause: 'answered', by: 'sms' }, 2_000);
    expect(closed).toMatchObject({ closedAt: 2_000, closedBecause: 'answered' });
    expect(pageClosed(closed, { cause: 'replaced', by: 'clock' }, 3_000)).toBe(closed);
  });

  test('keeps its digits for 24 hours', () => {
    expect(codeRestMs).toBe(day);
  });
});

describe('B3 digits for a page', () => {
  test('are two, and pass over those in use', () => {
    const draws = [7, 7, 8];
    expect(freeCode(new Set(['07']), () => draws.shift() ?? 0)).toBe('08');
  });

  test('are never those of another page of the post, and grow before they run short, through a whole bad night', () => {
    fc.assert(
      fc.property(anyDraw, (start) => {
        const random = start();
        const used = new Set<string>();
        for (let page = 0; page < 2_000; page++) used.add(freeCode(used, random));
        expect(used.size).toBe(2_000);
        const lengths = [...used].map((code) => code.length);
        expect([2, 3, 4].map((length) => lengths.filter((one) => one === length).length)).toEqual([
          76, 751, 1_173,
        ]);
      }),
      { numRuns: 20 },
    );
  });

  test('say so when a post has none left, rather than give one twice', () => {
    const all = [2, 3, 4].flatMap((length) =>
      Array.from({ length: 10 ** length }, (_, code) => String(code).padStart(length, '0')),
    );
    expect(() => freeCode(new Set(all), () => 0)).toThrow('no page digits left');
  });
});
