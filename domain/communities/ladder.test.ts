import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ladderOf, unusualParts, usualLadder } from './register.ts';

test('B3 an entry carries only what is unusual of a base’s ladder, and the whole is read from it', () => {
  expect(unusualParts(usualLadder)).toEqual({});
  expect(unusualParts({ ...usualLadder, decideMinutes: 45 })).toEqual({ decideMinutes: 45 });
  const anyLadder = fc.record({
    acknowledgeMinutes: fc.integer({ min: 1, max: 60 }),
    dutyOfficerMinutes: fc.integer({ min: 2, max: 120 }),
    decideMinutes: fc.integer({ min: 5, max: 240 }),
    feedbackHours: fc.integer({ min: 1, max: 168 }),
  });
  fc.assert(
    fc.property(anyLadder, (ladder) => {
      expect(ladderOf(unusualParts(ladder))).toEqual(ladder);
    }),
  );
});
