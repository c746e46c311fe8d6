import { expect, test } from 'vitest';
import { dayNumber } from './calendar.ts';
import { expectedCases } from './expected.ts';
import { intervalOf, intervalStarts, longestWindow, unitsBetween } from './study-period.ts';

const day = (year: number, month: number, of: number) => dayNumber({ year, month, day: of });

test('intervals are counted back from the end; what is left over joins the first', () => {
  const starts = intervalStarts({ start: 0, end: 9, unit: 'day', length: 3 });
  expect([...starts]).toEqual([0, 4, 7, 10]);
  expect([-1, 0, 3, 4, 9, 10].map((one) => intervalOf(starts, one))).toEqual([-1, 0, 0, 1, 2, -1]);
});

test('years and months are those of the calendar', () => {
  const years = intervalStarts({ start: day(1988, 1, 1), end: day(1990, 12, 31), unit: 'year', length: 1 });
  expect([...years]).toEqual([1988, 1989, 1990, 1991].map((year) => day(year, 1, 1)));
  const months = intervalStarts({ start: day(2024, 1, 1), end: day(2024, 3, 31), unit: 'month', length: 1 });
  expect([...months]).toEqual([1, 2, 3, 4].map((month) => day(2024, month, 1)));
});

test('half of nineteen years is nine: windows are rounded down', () => {
  const period = { start: day(1973, 1, 1), end: day(1991, 12, 31), unit: 'year', length: 1 } as const;
  expect(unitsBetween(period.start, period.end, 'year')).toBe(19);
  expect(longestWindow(period, { by: 'percent', most: 50 }, period.end)).toBe(9);
  expect(longestWindow({ ...period, length: 2 }, { by: 'units', most: 9 }, period.end)).toBe(4);
});

test('expected cases: population linear between its dates, constant outside, one rate over all', () => {
  const person = { isDay: false, category: 0 };
  // Place 0 grows from 10 to 20 people between days 0 and 10; place 1 has 30 throughout.
  const population = [
    { ...person, place: 0, date: 0, people: 10 },
    { ...person, place: 0, date: 10, people: 20 },
    { ...person, place: 1, date: 0, people: 30 },
    { ...person, place: 1, date: 10, people: 30 },
  ];
  const cells = expectedCases(2, Int32Array.of(-10, 0, 10, 20), population, [18]);
  // Person-days: 100, 150, 200 and 300 each time, 1350 in all.
  const wanted = [100, 150, 200, 300, 300, 300].map((days) => (18 * days) / 1350);
  wanted.forEach((expected, cell) => {
    expect(cells[cell]).toBeCloseTo(expected, 12);
  });
});

test('expected cases: each category of a covariate has its own rate', () => {
  const at = { isDay: false, date: 0 };
  const population = [
    { ...at, place: 0, category: 0, people: 10 },
    { ...at, place: 1, category: 0, people: 30 },
    { ...at, place: 0, category: 1, people: 5 },
  ];
  const cells = expectedCases(2, Int32Array.of(0, 100), population, [8, 3]);
  expect(cells[0]).toBeCloseTo(2 + 3, 12);
  expect(cells[1]).toBeCloseTo(6, 12);
});
