import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, isoOf, minute, momentOf } from '../kernel/index.ts';
import { type Contact, contactHeard, contactScheduled, missedSlot, nextSlot, slotsBetween } from './index.ts';

/** Wednesday 25 November 2026, 00:00 at the bases. */
const wednesday = momentOf('2026-11-24T22:00:00.000Z');
const at = (days: number, clock: string) =>
  wednesday + days * day + Number(clock.slice(0, 2)) * hour + Number(clock.slice(3)) * minute;

const twiceADay: Contact = contactScheduled(
  {
    base: 'kibua',
    community: 'ntoto',
    way: 'hf',
    hours: ['17:30', '06:30'],
    days: [1, 2, 3, 4, 5, 6, 7],
    graceMinutes: 30,
  },
  wednesday,
);
const heard = (contact: Contact, moment: number) => contactHeard(contact, { heardAt: isoOf(moment) });

describe('a contact that is agreed on, HF twice a day', () => {
  test('that did not come is missed when its grace is over', () => {
    expect(missedSlot(twiceADay, at(0, '07:00') - 1)).toBeNull();
    expect(missedSlot(twiceADay, at(0, '07:00'))).toBe(at(0, '06:30'));
    expect(missedSlot(twiceADay, at(0, '18:00'))).toBe(at(0, '17:30'));
  });

  test('is kept by who calls a little early, or late', () => {
    expect(missedSlot(heard(twiceADay, at(0, '06:05')), at(0, '12:00'))).toBeNull();
    expect(missedSlot(heard(twiceADay, at(0, '11:00')), at(0, '12:00'))).toBeNull();
    expect(missedSlot(heard(twiceADay, at(0, '05:55')), at(0, '12:00'))).toBe(at(0, '06:30'));
  });

  test('was not agreed on before it was, and not any more once it is cancelled', () => {
    expect(missedSlot({ ...twiceADay, from: at(0, '06:31') }, at(0, '12:00'))).toBeNull();
    expect(missedSlot({ ...twiceADay, isCancelled: true }, at(3, '12:00'))).toBeNull();
    expect(nextSlot({ ...twiceADay, isCancelled: true }, at(3, '12:00'))).toBeNull();
  });

  test('knows its days: Wednesday and Sunday', () => {
    const some = { ...twiceADay, hours: ['08:00'], days: [3, 7] };
    expect(slotsBetween(some, wednesday, wednesday + 7 * day)).toEqual([at(0, '08:00'), at(4, '08:00')]);
    expect(nextSlot(some, at(0, '08:00'))).toBe(at(4, '08:00'));
  });

  test('what was heard after its hour is never missed, whenever one looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.nat({ max: 600 }), (minutes, later) => {
        const now = wednesday + minutes * minute;
        const slot = missedSlot(twiceADay, now);
        if (slot === null) return;
        expect(slot).toBeLessThanOrEqual(now - 30 * minute);
        expect(missedSlot(heard(twiceADay, slot + later * minute), now)).toBeNull();
      }),
    );
  });
});
