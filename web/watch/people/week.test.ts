import { mondayOf, onDuty, week } from '@ulinzi/domain/people';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTyped } from '../../shared/typed-time.ts';
import { dayMs, daysOf, percentOfDay, piecesOf, type Turn, uncoveredMs } from './week.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-22T22:00:00.000Z');
const turn = (id: string, from: number, until: number): Turn => ({
  id,
  post: `kibua-cla-${id}`,
  from: start + from * hour,
  until: start + until * hour,
});

describe('the week of a seat', () => {
  it('begins at 00:00 in the base, not in Greenwich', () => {
    expect(mondayOf(start)).toBe(start);
    expect(toTyped(mondayOf(start + 3 * dayMs))).toBe('2026-11-23T00:00');
  });

  it('B3 names the hours in which nobody is on duty', () => {
    const days = daysOf([turn('1', 0, 22), turn('2', 30, 168)], start);
    expect(days).toHaveLength(7);
    const empty = days.flatMap((day) => day.pieces).filter((piece) => !piece.turn);
    expect(empty.map((piece) => [(piece.from - start) / hour, (piece.until - start) / hour])).toEqual([
      [22, 24],
      [24, 30],
    ]);
    const pieces = piecesOf([turn('1', 0, 22), turn('2', 30, 168)], start, start + week);
    expect(uncoveredMs(pieces, start)).toBe(8 * hour);
    expect(uncoveredMs(pieces, start + 25 * hour)).toBe(5 * hour);
  });

  it('keeps a turn whole where a shorter one lies within it', () => {
    const pieces = piecesOf([turn('1', 0, 24), turn('2', 6, 12)], start, start + dayMs);
    expect(pieces.map((piece) => piece.turn?.id)).toEqual(['1', '2', '1']);
  });

  it('leaves out a turn that was cancelled before it began', () => {
    const pieces = piecesOf([turn('1', 10, 10), turn('2', 12, 9)], start, start + dayMs);
    expect(pieces.every((piece) => piece.turn === null)).toBe(true);
  });

  it('covers each moment once, and says what domain/people says of it', () => {
    const hours = fc.integer({ min: -30, max: 200 });
    const turns = fc.array(fc.tuple(hours, hours), { maxLength: 8 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 0, max: 167 }), (spans, at) => {
        const all = spans.map(([from, until], nth) => turn(String(nth), from, until));
        const pieces = piecesOf(all, start, start + week);
        expect(pieces[0]?.from).toBe(start);
        expect(pieces.at(-1)?.until).toBe(start + week);
        for (const [nth, piece] of pieces.entries())
          if (nth > 0) expect(piece.from).toBe(pieces[nth - 1]?.until);
        const moment = start + at * hour;
        const piece = pieces.find((one) => one.from <= moment && one.until > moment);
        const duties = all.map((one) => ({ ...one, seat: 'assistant' as const, scope: 'kibua' }));
        expect(piece?.turn?.post ?? null).toBe(onDuty(duties, 'assistant', 'kibua', moment));
      }),
    );
  });

  it('places a moment within its day', () => {
    expect(toTyped(start)).toBe('2026-11-23T00:00');
    expect(percentOfDay(start + 6 * hour, start)).toBe(25);
    expect(percentOfDay(start - hour, start)).toBe(0);
  });
});
