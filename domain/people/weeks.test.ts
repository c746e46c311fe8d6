import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, isoOf, minute } from '../kernel/index.ts';
import { copiedWeek, type Duty, gapsOf, onDuty } from './index.ts';
import { isoWeekOf, localDate, mondayOf, mondayOfWeek, mondayOn, week } from './weeks.ts';

const at = (iso: string) => Date.parse(iso);

describe('weeks of the eastern provinces', () => {
  test('begin on Monday at midnight there, two hours before UTC has it', () => {
    expect(isoOf(mondayOf(at('2026-11-24T10:00:00Z')))).toBe('2026-11-22T22:00:00.000Z');
    expect(isoOf(mondayOf(at('2026-11-22T21:59:59.999Z')))).toBe('2026-11-15T22:00:00.000Z');
    expect(isoOf(mondayOf(at('2026-11-22T22:00:00Z')))).toBe('2026-11-22T22:00:00.000Z');
    expect(localDate(at('2026-11-22T22:00:00Z'))).toBe('2026-11-23');
  });

  test('are numbered as in ISO 8601, over the turn of the year', () => {
    const numbers = ['2026-11-24', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30', '2021-01-01'];
    expect(numbers.map((date) => isoWeekOf(at(`${date}T12:00:00Z`)))).toEqual([
      { year: 2026, week: 48 },
      { year: 2026, week: 53 },
      { year: 2026, week: 53 },
      { year: 2027, week: 1 },
      { year: 2025, week: 1 },
      { year: 2020, week: 53 },
    ]);
  });

  test('come back from their number; a year without such a week has none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1995-01-01T00:00:00Z'), max: at('2095-01-01T00:00:00Z') }),
        (moment) => {
          const monday = mondayOf(moment);
          expect(monday).toBeLessThanOrEqual(moment);
          expect(moment - monday).toBeLessThan(week);
          expect(mondayOfWeek(isoWeekOf(moment))).toBe(monday);
          expect(mondayOn(localDate(monday))).toBe(monday);
          expect(mondayOn(localDate(monday + 6 * day))).toBe(monday);
        },
      ),
    );
    expect(mondayOfWeek({ year: 2027, week: 53 })).toBeNull();
    expect(mondayOfWeek({ year: 2026, week: 0 })).toBeNull();
  });

  test('any date names its week; what is no date names none', () => {
    expect(['2026-11-23', '2026-11-26', '2026-11-29'].map(mondayOn)).toEqual(
      Array(3).fill(at('2026-11-22T22:00:00Z')),
    );
    expect(['2026-02-31', '2026-13-01', 'lundi', '', '2026-11-23T00:00'].map(mondayOn)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('B3 a week copied onto another', () => {
  const monday = mondayOn('2026-11-23') as number;
  const next = monday + week;
  const turn = (post: string, fromHour: number, hours: number, more: Partial<Duty> = {}): Duty => ({
    post,
    seat: 'assistant',
    scope: 'kibua',
    from: monday + fromHour * 60 * minute,
    until: monday + (fromHour + hours) * 60 * minute,
    ...more,
  });
  const copied = (duties: Duty[]) => copiedWeek(duties, 'assistant', 'kibua', monday, next);
  const inHours = (turns: Duty[]) =>
    turns.map(({ post, from, until }) => [
      post,
      (from - next) / (60 * minute),
      (until - next) / (60 * minute),
    ]);

  test('moves who was in the seat when, cut at the two ends of the week; what runs over into the other stays', () => {
    const duties = [turn('night', -4, 10), turn('day', 6, 12), turn('sunday', 160, 10)];
    expect(inHours(copied(duties))).toEqual([
      ['night', 2, 6],
      ['day', 6, 18],
      ['sunday', 160, 168],
    ]);
  });

  test('leaves what stands there, and fills what is free beside it', () => {
    const duties = [turn('day', 6, 12), turn('relief', 168 + 8, 4)];
    expect(inHours(copied(duties))).toEqual([
      ['day', 6, 8],
      ['day', 12, 18],
    ]);
  });

  test('follows a hand-over, and copies nothing that was cancelled, or of another seat or base', () => {
    const duties = [
      turn('first', 6, 12),
      turn('second', 10, 4),
      turn('cancelled', 30, -10),
      turn('commander', 40, 4, { seat: 'commander' }),
      turn('sange', 50, 4, { scope: 'sange' }),
    ];
    expect(inHours(copied(duties))).toEqual([
      ['first', 6, 10],
      ['second', 10, 14],
      ['first', 14, 18],
    ]);
  });

  const anyRoster = fc.array(
    fc
      .record({
        post: fc.constantFrom('a', 'b', 'c'),
        from: fc.integer({ min: -30, max: 2 * 168 + 10 }),
        hours: fc.integer({ min: -30, max: 60 }),
        seat: fc.constantFrom('assistant', 'assistant', 'commander') as fc.Arbitrary<Duty['seat']>,
      })
      .map(({ post, from, hours, seat }) => turn(post, from, hours, { seat })),
    { maxLength: 14, size: 'max' },
  );
  const gaps = (duties: Duty[], from: number) =>
    gapsOf(duties, 'assistant', 'kibua', from, from + week).map((gap) => [gap.from - from, gap.until - from]);

  test('overlaps nothing, not itself either, and stays within its week', () => {
    fc.assert(
      fc.property(anyRoster, (duties) => {
        const turns = copied(duties);
        for (const [index, one] of turns.entries()) {
          expect(one.from).toBeLessThan(one.until);
          expect(one.from).toBeGreaterThanOrEqual(next);
          expect(one.until).toBeLessThanOrEqual(next + week);
          expect(onDuty(duties, 'assistant', 'kibua', one.from)).toBeNull();
          for (const other of [
            ...duties.filter((duty) => duty.seat === 'assistant'),
            ...turns.slice(index + 1),
          ])
            if (other.from < other.until)
              expect(other.until <= one.from || other.from >= one.until).toBe(true);
        }
      }),
    );
  });

  test('leaves no gap that the copied week had not, and who is rung is who was rung', () => {
    fc.assert(
      fc.property(anyRoster, (duties) => {
        const before = gaps(duties, monday);
        const after = [...duties, ...copied(duties)];
        for (const [from = 0, until = 0] of gaps(after, next))
          expect(before.some(([start = 0, end = 0]) => start <= from && until <= end)).toBe(true);
        for (let hours = 0; hours < 168; hours++) {
          const shift = hours * 60 * minute;
          const there = onDuty(duties, 'assistant', 'kibua', next + shift);
          expect(onDuty(after, 'assistant', 'kibua', next + shift)).toBe(
            there ?? onDuty(duties, 'assistant', 'kibua', monday + shift),
          );
        }
      }),
    );
  });

  test('copied again, adds nothing', () => {
    fc.assert(
      fc.property(anyRoster, (duties) => {
        expect(copied([...duties, ...copied(duties)])).toEqual([]);
      }),
    );
  });
});
