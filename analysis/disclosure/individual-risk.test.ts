import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimension, individualRisk, membersOf, recordRisks } from './index.ts';

test('in a file of everybody the risk is one in the records alike', () => {
  const keys = [
    ['F', '1980'],
    ['F', '1980'],
    ['M', '1980'],
    ['F', '1975'],
  ];
  expect(recordRisks(keys.map((values) => ({ keys: values, weight: 1 })))).toEqual([
    { count: 2, population: 2, risk: 0.5 },
    { count: 2, population: 2, risk: 0.5 },
    { count: 1, population: 1, risk: 1 },
    { count: 1, population: 1, risk: 1 },
  ]);
});

test('the closed forms join the census smoothly, and risk falls with the people behind a record', () => {
  for (const count of [1, 2, 3, 5]) {
    expect(individualRisk(count, count * 1.0001)).toBeCloseTo(1 / count, 3);
    const risks = [1.2, 2, 5, 20, 100].map((times) => individualRisk(count, count * times));
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
  }
  // Two records for 100 people: 0.02 / 0.98^2 x (0.02 ln 0.02 + 0.98).
  expect(individualRisk(2, 100)).toBeCloseTo(0.01877883, 8);
});

const records = fc.array(
  fc.record({
    keys: fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 2, maxLength: 2 }),
    weight: fc.integer({ min: 1, max: 50 }),
  }),
  { minLength: 1, maxLength: 25 },
);

test('order changes nothing, and counts are what comparing each pair gives', () => {
  fc.assert(
    fc.property(records, (rows) => {
      const risks = recordRisks(rows);
      expect(recordRisks(rows.toReversed())).toEqual(risks.toReversed());
      rows.forEach(({ keys }, at) => {
        const alike = rows.filter((other) =>
          keys.every(
            (key, column) => key === null || other.keys[column] === null || key === other.keys[column],
          ),
        );
        expect(risks[at]!.count).toBe(alike.length);
        expect(risks[at]!.population).toBe(alike.reduce((sum, { weight }) => sum + weight, 0));
      });
    }),
  );
});

test('levels stand above codes, any number of them, but not in a circle', () => {
  const parentOf = new Map([
    ['Luvungi', 'Walikale'],
    ['Kibua', 'Walikale'],
    ['Walikale', 'North Kivu'],
    ['Sange', 'South Kivu'],
  ]);
  const place = dimension('place', ['Luvungi', 'Kibua', 'Sange'], 'Total', parentOf);
  expect([...place.groups.keys()]).toEqual([
    'Total',
    'Walikale',
    'North Kivu',
    'South Kivu',
    'Luvungi',
    'Kibua',
    'Sange',
  ]);
  expect(membersOf([place], ['North Kivu'])).toEqual([0, 1]);
  expect(membersOf([place], ['Goma'])).toBeUndefined();
  expect(() =>
    dimension(
      'place',
      ['a'],
      'Total',
      new Map([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ),
  ).toThrow(RangeError);
  expect(() => dimension('place', ['Total', 'b'], 'Total')).toThrow(RangeError);
});
