import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, isoOf, minute } from '../kernel/index.ts';
import { night } from '../registers/testing/kibua.ts';
import {
  conditionsOf,
  dayAtBase,
  isSilent,
  mayRaise,
  restAfterSettling,
  Standing,
  type Trouble,
  troubleRaised,
  troubleSettled,
} from './index.ts';

const well = { gateway: 'kibua-modem', isAlive: true, signalPercent: 60 };
const kindsOf = (health: Parameters<typeof conditionsOf>[0]) => conditionsOf(health).map(({ kind }) => kind);

describe('what is wrong with a gateway', () => {
  test('nothing, while it lives, hears its network and has credit', () => {
    expect(kindsOf(well)).toEqual([]);
    expect(kindsOf({ ...well, signalPercent: null })).toEqual([]);
  });

  test('one that is dead or hangs says no more than that', () => {
    expect(kindsOf({ ...well, isAlive: false, signalPercent: 0 })).toEqual(['gateway-dead']);
    expect(kindsOf({ ...well, isAlive: false, trouble: 'hung' })).toEqual(['hung']);
    expect(kindsOf({ ...well, trouble: 'hung' })).toEqual(['hung']);
  });

  test('one that lives may be without signal and without credit', () => {
    expect(kindsOf({ ...well, signalPercent: 0, trouble: 'no-credit' })).toEqual(['no-signal', 'no-credit']);
  });
});

describe('a grace', () => {
  const dead = [{ kind: 'gateway-dead', thing: 'kibua-modem' }] as const;
  const weak = [{ kind: 'no-signal', thing: 'kibua-modem' }] as const;

  test('a dead gateway is raised within a minute, one without signal after five', () => {
    const standing = new Standing();
    const kinds = (ms: number) => standing.look([...dead, ...weak], night + ms).map(({ kind }) => kind);
    expect(kinds(0)).toEqual([]);
    expect(kinds(44_000)).toEqual([]);
    expect(kinds(45_000)).toEqual(['gateway-dead']);
    expect(kinds(5 * minute)).toEqual(['gateway-dead', 'no-signal']);
  });

  test('begins anew when it was well meanwhile, whatever happens between', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (states) => {
        const standing = new Standing();
        let since: number | null = null;
        for (const [nth, isDead] of states.entries()) {
          const now = night + nth * 10_000;
          since = isDead ? (since ?? now) : null;
          const isRaised = standing.look(isDead ? dead : [], now).length > 0;
          expect(isRaised).toBe(since !== null && now - since >= 45_000);
        }
      }),
    );
  });
});

describe('the same trouble', () => {
  const raised: Trouble = troubleRaised(
    { kind: 'gateway-dead', base: 'kibua', concerns: 'base', gateway: 'kibua-modem', since: isoOf(night) },
    night,
  );
  const settled = (reason: 'over' | 'expected') => troubleSettled(raised, { reason }, night);

  test('is open once', () => {
    expect(mayRaise(undefined, night, false)).toBe(true);
    expect(mayRaise(raised, night + day, true)).toBe(false);
  });

  test('that ended by itself comes again at once', () => {
    expect(mayRaise(settled('over'), night, false)).toBe(true);
  });

  test('that somebody settled while it lasted rests for twelve hours, unless it was over meanwhile', () => {
    expect(mayRaise(settled('expected'), night + restAfterSettling - 1, false)).toBe(false);
    expect(mayRaise(settled('expected'), night + minute, true)).toBe(true);
    expect(mayRaise(settled('expected'), night + restAfterSettling, false)).toBe(true);
  });
});

test('a source is silent by days, never by the hour', () => {
  const midnight = dayAtBase(night) * day - 2 * hour;
  expect(isSilent(midnight, midnight + 11 * day - 1)).toBe(false);
  expect(isSilent(midnight, midnight + 11 * day)).toBe(true);
  expect(isSilent(midnight + 23 * hour, midnight + 11 * day)).toBe(true);
});
