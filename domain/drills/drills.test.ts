import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour, minute, type SubjectId } from '../kernel/index.ts';
import { night } from '../registers/testing/kibua.ts';
import {
  answersDrill,
  answerWaits,
  type BipSeen,
  type Drill,
  type DrillResult,
  isMeant,
  isRunning,
  isSilentInDrills,
  mustRing,
} from './index.ts';

const drill: Drill = {
  base: 'kibua',
  from: night,
  until: night + 3 * hour,
  communities: null,
  endedAt: null,
};

const first: BipSeen = {
  kind: 'call',
  isLate: false,
  isClockInDoubt: false,
  isKnownSource: true,
  isAtRisk: false,
  isPhoneRevoked: false,
  drill,
  heardBefore: null,
  hasOpenAlert: false,
  now: night + 12 * minute,
};

const anySeen: fc.Arbitrary<BipSeen> = fc.record({
  kind: fc.constantFrom('text' as const, 'call' as const),
  isLate: fc.boolean(),
  isClockInDoubt: fc.boolean(),
  isKnownSource: fc.boolean(),
  isAtRisk: fc.boolean(),
  isPhoneRevoked: fc.boolean(),
  drill: fc.option(
    fc.record({
      base: fc.constant('kibua'),
      from: fc.integer({ min: night - hour, max: night + hour }),
      until: fc.integer({ min: night, max: night + 12 * hour }),
      communities: fc.constant(null),
      endedAt: fc.option(fc.integer({ min: night - hour, max: night + 12 * hour })),
    }),
  ),
  heardBefore: fc.option(fc.integer({ min: night - 24 * hour, max: night + 12 * hour })),
  hasOpenAlert: fc.boolean(),
  now: fc.integer({ min: night - 2 * hour, max: night + 14 * hour }),
});

/** What always holds of what is seen, whatever else is so: then it is no answer. */
const isNever = (also: (seen: BipSeen) => BipSeen) =>
  !fc.check(fc.property(anySeen, (seen) => !answersDrill(also(seen)))).failed;

describe('a bip is taken for an answer', () => {
  test('where it is the first call of a known source within the drill', () => {
    expect(answersDrill(first)).toBe(true);
    expect(answersDrill({ ...first, heardBefore: night - 1 })).toBe(true);
  });

  test('and never: a text, a second call, one at risk, a stranger, a revoked phone, an open alert', () => {
    expect(isNever((seen) => ({ ...seen, kind: 'text' }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, isAtRisk: true }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, isKnownSource: false }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, isPhoneRevoked: true }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, hasOpenAlert: true }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, heardBefore: seen.drill?.from ?? seen.now }))).toBe(true);
  });

  test('nor one that came late, nor any while the clock is in doubt, nor outside the drill', () => {
    expect(isNever((seen) => ({ ...seen, isLate: true }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, isClockInDoubt: true }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, drill: null }))).toBe(true);
    expect(isNever((seen) => ({ ...seen, now: seen.drill?.until ?? seen.now, drill: seen.drill }))).toBe(
      true,
    );
    expect(isNever((seen) => ({ ...seen, drill: seen.drill && { ...seen.drill, endedAt: seen.now } }))).toBe(
      true,
    );
  });
});

describe('what waits rings', () => {
  test('after five minutes whatever drill runs, and at once where it was ended by hand', () => {
    fc.assert(
      fc.property(fc.array(anySeen, { maxLength: 4 }), fc.integer({ min: 0, max: hour }), (seen, waited) => {
        const drills = seen.flatMap((one) => one.drill ?? []);
        const ended = drills.map((one) => ({ ...one, endedAt: night }));
        expect(mustRing(night, drills, night + answerWaits + waited)).toBe(true);
        expect(mustRing(night, ended, night + waited)).toBe(true);
      }),
    );
    expect(mustRing(night, [drill], night + answerWaits - 1)).toBe(false);
    expect(mustRing(night, [], night)).toBe(true);
  });
});

test('a drill means the villages of its base, or those that it names, from its beginning to before its end', () => {
  const ntoto = { slug: 'ntoto', base: 'kibua' };
  expect(isMeant(drill, ntoto)).toBe(true);
  expect(isMeant({ ...drill, communities: ['mera'] }, ntoto)).toBe(false);
  expect(isMeant(drill, { slug: 'kiliba', base: 'sange' })).toBe(false);
  expect([night - 1, night, drill.until - 1, drill.until].map((at) => isRunning(drill, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('silent in two drills running', () => {
  const her = 'her' as string as SubjectId;
  const week = 7 * 24 * hour;
  const result = (nth: number, isHeard: boolean | null): DrillResult => ({
    drill: `${nth}` as string as SubjectId,
    base: 'kibua',
    at: night + nth * week,
    heard: isHeard ? [her] : [],
    silent: isHeard === false ? [her] : [],
  });
  const silent = (...said: (boolean | null)[]) =>
    isSilentInDrills(
      said.map((one, n) => result(n, one)),
      her,
      0,
    );

  test('is the last two that meant her, not one, and not one of each', () => {
    expect(silent(false)).toBe(false);
    expect(silent(false, false)).toBe(true);
    expect(silent(true, false, null, false)).toBe(true);
    expect(silent(false, false, true)).toBe(false);
    expect(silent(false, true, false)).toBe(false);
  });

  test('and is over as soon as she is heard', () => {
    expect(isSilentInDrills([result(0, false), result(1, false)], her, night + week + 1)).toBe(false);
  });
});
