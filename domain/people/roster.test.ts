import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour } from '../kernel/index.ts';
import { type Duty, gapsOf, onDuty } from './register.ts';

const turn = (post: string, from: number, until: number, more: Partial<Duty> = {}): Duty => ({
  post,
  seat: 'assistant',
  scope: 'kibua',
  from: from * hour,
  until: until * hour,
  ...more,
});
const holder = (duties: Duty[], at: number) => onDuty(duties, 'assistant', 'kibua', at * hour);
const gaps = (duties: Duty[], from: number, until: number) =>
  gapsOf(duties, 'assistant', 'kibua', from * hour, until * hour).map((gap) => [
    gap.from / hour,
    gap.until / hour,
  ]);

describe('B3 who is on duty', () => {
  test('the post whose turn it is: from its first moment, up to but not at its last', () => {
    const duties = [turn('morning', 6, 14), turn('evening', 14, 22)];
    expect([5.99, 6, 13.99, 14, 21.99, 22].map((at) => holder(duties, at))).toEqual([
      null,
      'morning',
      'morning',
      'evening',
      'evening',
      null,
    ]);
  });

  test('of overlapping turns the one that began last holds: a hand-over before the end', () => {
    const duties = [turn('first', 6, 14), turn('second', 12, 20)];
    expect([11, 12, 13].map((at) => holder(duties, at))).toEqual(['first', 'second', 'second']);
    expect(holder([...duties].reverse(), 13)).toBe('second');
  });

  test('of two that began together always the same one, in whatever order they were read', () => {
    const duties = [turn('b', 6, 14), turn('a', 6, 14)];
    expect([holder(duties, 7), holder([...duties].reverse(), 7)]).toEqual(['a', 'a']);
  });

  test('another seat or another base is not meant, and a cancelled turn holds nothing', () => {
    const commander = turn('commander', 6, 14, { seat: 'commander' });
    expect(holder([commander, turn('sange', 6, 14, { scope: 'sange' })], 7)).toBeNull();
    expect(holder([turn('cancelled', 6, 4)], 7)).toBeNull();
  });
});

describe('B3 a hole in the roster is shown beforehand', () => {
  test('no turns at all: the whole time', () => {
    expect(gaps([], 0, 72)).toEqual([[0, 72]]);
  });

  test('the night between two turns, and the end', () => {
    expect(gaps([turn('day', 6, 22), turn('next day', 30, 46)], 6, 72)).toEqual([
      [22, 30],
      [46, 72],
    ]);
  });

  test('turns that touch or overlap leave none', () => {
    expect(gaps([turn('a', 0, 8), turn('b', 8, 16), turn('c', 12, 24)], 0, 24)).toEqual([]);
  });

  test('a turn cancelled before it began covers nothing, and moves no gap', () => {
    expect(gaps([turn('cancelled', 50, 10)], 0, 72)).toEqual([[0, 72]]);
    expect(gaps([turn('cancelled', 50, 10), turn('kept', 40, 60)], 0, 72)).toEqual([
      [0, 40],
      [60, 72],
    ]);
  });

  test('gaps and turns together cover the window exactly, whatever the roster', () => {
    const anyTurn = fc
      .record({
        post: fc.constantFrom('a', 'b', 'c'),
        from: fc.integer({ min: -20, max: 100 }),
        hours: fc.integer({ min: -30, max: 30 }),
        seat: fc.constantFrom('assistant', 'assistant', 'commander') as fc.Arbitrary<Duty['seat']>,
      })
      .map(({ post, from, hours, seat }) => turn(post, from, from + hours, { seat }));
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 12, size: 'max' }), (duties) => {
        const found = gaps(duties, 0, 72);
        for (let at = 0; at < 72; at++) {
          const inGap = found.filter(([from = 0, until = 0]) => from <= at && at < until).length;
          expect(inGap).toBe(holder(duties, at) === null ? 1 : 0);
        }
        expect(found.every(([from = 0, until = 0]) => from >= 0 && from < until && until <= 72)).toBe(true);
        expect(found).toEqual([...found].sort(([a = 0], [b = 0]) => a - b));
      }),
    );
  });
});
