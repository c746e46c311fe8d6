// A message that took long to come: its alert is as overdue as it would be had it come in time.
import { describe, expect, test } from 'vitest';
import { hour, isoOf, minute } from '../kernel/index.ts';
import { night } from '../registers/testing/kibua.ts';
import { overdueClocks } from './overdue.ts';
import { clocksOf, ringsOf } from './clocks.ts';
import { Story } from './testing/story.ts';

const late = (minutes: number) =>
  Story.sms({
    sentAt: isoOf(night - minutes * minute),
    lateSeconds: minutes * 60,
    backSeconds: minutes * 60,
  }).state;
const seats = (minutes: number) => ringsOf(late(minutes)).map(({ seat, cadence }) => `${seat} ${cadence}`);

describe('a message that came late', () => {
  test('says so, and when it came and was sent', () => {
    expect(late(18)).toMatchObject({
      lateMs: 18 * minute,
      heardAt: night - 18 * minute,
      receivedAt: night,
    });
    expect(Story.sms().state.lateMs).toBeNull();
  });

  test('rings who is due by now, each once: nobody is told first what she is paged for anyhow', () => {
    expect(seats(4)).toEqual(['assistant each-minute', 'commander once']);
    expect(seats(7)).toEqual(['assistant each-minute', 'commander each-minute']);
    const all = ['assistant each-minute', 'commander each-minute', 'duty-officer each-minute'];
    expect(seats(18)).toEqual(all);
  });

  test('arrives overdue where its time is over', () => {
    expect(overdueClocks(late(4))).toEqual([]);
    expect(overdueClocks(late(18))).toEqual([{ clock: 'acknowledge', since: night - 13 * minute }]);
    expect(overdueClocks(late(40))).toEqual([
      { clock: 'acknowledge', since: night - 35 * minute },
      { clock: 'decide', since: night - 10 * minute },
    ]);
  });

  test('has no deadline left in the past: nothing fires one after the other at its arrival', () => {
    for (const minutes of [1, 4, 5, 7, 10, 18, 29, 30, 40, 600])
      for (const clock of clocksOf(late(minutes))) expect(clock.at).toBeGreaterThan(night);
  });

  test('more than a day ago is said, and rings as if it were new', () => {
    const old = Story.sms({ sentAt: isoOf(night - 30 * hour), lateSeconds: 108_000 }).state;
    expect(old.lateMs).toBe(30 * hour);
    expect(old.ring).toEqual({ since: night, rung: 0 });
    expect(old.decideFrom).toBe(night);
  });
});
