import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupRecords, type ScoredPair } from './average-linkage.ts';

const OPTIONS = { least: 0, unseenBits: -10 };
const pair = (left: number, right: number, bits: number): ScoredPair => ({ left, right, bits });

test('a chain of strong pairs does not join what is far apart', () => {
  const chain = [pair(0, 1, 6), pair(1, 2, 5), pair(2, 3, 6)];
  expect(groupRecords(chain, OPTIONS).map(({ records }) => records)).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('three that all agree are one group, with the mean of their pairs', () => {
  expect(groupRecords([pair(0, 1, 6), pair(1, 2, 3), pair(0, 2, 3)], OPTIONS)).toEqual([
    { records: [0, 1, 2], bits: 4 },
  ]);
});

test('of each source a group holds one record: the better one', () => {
  const sourceOf = (record: number) => ['a', 'b', 'b'][record]!;
  const groups = groupRecords([pair(0, 1, 3), pair(0, 2, 5)], { ...OPTIONS, sourceOf });
  expect(groups).toEqual([{ records: [0, 2], bits: 5 }]);
});

test('the order in which pairs come changes nothing', () => {
  const pairs = fc.uniqueArray(
    fc
      .record({
        left: fc.nat({ max: 7 }),
        right: fc.nat({ max: 7 }),
        bits: fc.integer({ min: -12, max: 12 }),
      })
      .filter(({ left, right }) => left < right),
    { selector: ({ left, right }) => `${left}-${right}` },
  );
  fc.assert(
    fc.property(pairs, fc.infiniteStream(fc.nat()), (list, order) => {
      const shuffled = list
        .map((item) => ({ item, key: order.next().value as number }))
        .sort((a, b) => a.key - b.key);
      expect(
        groupRecords(
          shuffled.map(({ item }) => item),
          OPTIONS,
        ),
      ).toEqual(groupRecords(list, OPTIONS));
    }),
  );
});

test('every group is at least as likely as was asked for, and no record is in two', () => {
  const pairs = fc.uniqueArray(
    fc
      .record({
        left: fc.nat({ max: 9 }),
        right: fc.nat({ max: 9 }),
        bits: fc.double({ min: -12, max: 12, noNaN: true }),
      })
      .filter(({ left, right }) => left < right),
    { selector: ({ left, right }) => `${left}-${right}` },
  );
  fc.assert(
    fc.property(pairs, fc.integer({ min: -3, max: 5 }), (list, least) => {
      const groups = groupRecords(list, { ...OPTIONS, least });
      const members = groups.flatMap(({ records }) => records);
      expect(new Set(members).size).toBe(members.length);
      for (const { bits } of groups) expect(bits).toBeGreaterThanOrEqual(least - 1e-9);
    }),
  );
});
