import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySend, type Source, sourceRegistered } from './register.ts';

const registered = sourceRegistered({
  province: 'nk',
  digits: '0231',
  community: 'ntoto',
  regime: 'confidential',
  language: 'sw',
  wantsAcknowledgement: true,
});
const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const sends = (hours: Partial<Source>, times: string[]) =>
  times.filter((time) => maySend({ ...registered, ...hours }, at(time)));

test('B7 a source is a pseudonym, and nothing is known against it at first', () => {
  expect(registered).toEqual({
    code: 'NK-FP-0231',
    province: 'nk',
    community: 'ntoto',
    regime: 'confidential',
    selection: null,
    selectedOn: null,
    attendance: null,
    termUntil: null,
    ways: [],
    language: 'sw',
    wantsAcknowledgement: true,
    safeFrom: null,
    safeUntil: null,
    isAtRisk: false,
    isPhoneRevoked: false,
    registeredAt: 0,
  });
});

describe('safe hours', () => {
  const times = ['00:00', '05:59', '06:00', '12:00', '17:59', '18:00', '21:59', '22:00', '23:59'];

  test('by day: from the first minute, up to but not at the last', () => {
    expect(sends({ safeFrom: '06:00', safeUntil: '18:00' }, times)).toEqual(['06:00', '12:00', '17:59']);
  });

  test('over midnight', () => {
    expect(sends({ safeFrom: '22:00', safeUntil: '06:00' }, times)).toEqual([
      '00:00',
      '05:59',
      '22:00',
      '23:59',
    ]);
  });

  test('only from, or only until: the other end is midnight, not every hour', () => {
    expect(sends({ safeFrom: '18:00' }, times)).toEqual(['18:00', '21:59', '22:00', '23:59']);
    expect(sends({ safeUntil: '06:00' }, times)).toEqual(['00:00', '05:59']);
  });

  test('none given: every hour', () => {
    expect(sends({}, times)).toEqual(times);
  });

  test('a day is divided exactly: hours and the hours between them the other way round', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const written = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minutes, minutes, minutes, (from, until, minute) => {
        fc.pre(from !== until);
        const hours = { safeFrom: written(from), safeUntil: written(until) };
        const turned = { safeFrom: hours.safeUntil, safeUntil: hours.safeFrom };
        expect(maySend({ ...registered, ...hours }, minute)).toBe(
          !maySend({ ...registered, ...turned }, minute),
        );
      }),
    );
  });
});

test('C1 nothing is sent to a source at risk, nor to a phone that was taken, at any hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minute) => {
      expect(maySend({ ...registered, isAtRisk: true }, minute)).toBe(false);
      expect(maySend({ ...registered, isPhoneRevoked: true }, minute)).toBe(false);
    }),
  );
});
