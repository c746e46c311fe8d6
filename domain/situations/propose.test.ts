import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hour, type Moment, momentOf } from '../kernel/index.ts';
import {
  type Candidate,
  kilometresBetween,
  type Place,
  proposedSituations,
  withinHours,
  withinKilometres,
} from './propose.ts';

const morning: Moment = momentOf('2026-11-28T04:00:00.000Z');

/** Villages on a line, some 5 km apart. */
const places = new Map<string, Place>(
  Array.from({ length: 20 }, (_, n) => [`v${n}`, { latitude: -1.3 - n * 0.045, longitude: 28.5 }]),
);
const placeOf = (community: string) => places.get(community);

let ids = 0;
function alertAt(community: string | null, minutes: number, own: Partial<Candidate> = {}): Candidate {
  return {
    id: `a${++ids}`,
    base: 'kibua',
    community,
    at: morning + minutes * 60_000,
    situation: null,
    apart: [],
    awaitsDecision: true,
    ...own,
  };
}

const proposed = (...alerts: Candidate[]) => proposedSituations(alerts, placeOf);

describe('B1 alerts that may tell of one event are proposed as one', () => {
  it('of villages near each other, within three hours', () => {
    const [a, b, c] = [alertAt('v0', 0), alertAt('v1', 60), alertAt('v2', 170)];
    expect(proposed(c, a, b)).toEqual([{ situation: null, alerts: [a.id, b.id, c.id] }]);
  });

  it('not farther apart in time or place, nor of another base', () => {
    expect(proposed(alertAt('v0', 0), alertAt('v1', 181))).toEqual([]);
    expect(proposed(alertAt('v0', 0), alertAt('v4', 1))).toEqual([]);
    expect(proposed(alertAt('v0', 0), alertAt('v1', 1, { base: 'sange' }))).toEqual([]);
  });

  it('one village alone is no situation, and where an alert has no place nothing is guessed', () => {
    expect(proposed(alertAt('v0', 0), alertAt('v0', 1))).toEqual([]);
    expect(proposed(alertAt('v0', 0), alertAt(null, 1), alertAt('nowhere', 1))).toEqual([]);
  });

  it('where all is decided nothing is asked any more', () => {
    const decided = { awaitsDecision: false };
    expect(proposed(alertAt('v0', 0, decided), alertAt('v1', 1, decided))).toEqual([]);
  });

  it('joins a situation that stands', () => {
    const late = alertAt('v2', 100);
    const tied = [alertAt('v0', 0, { situation: 's' }), alertAt('v1', 0, { situation: 's' })];
    expect(proposed(late, ...tied)).toEqual([{ situation: 's', alerts: [late.id] }]);
  });

  it('what was waved away stays so', () => {
    const a = alertAt('v0', 0);
    const b = alertAt('v1', 0, { apart: [a.id] });
    expect(proposed(a, b)).toEqual([]);
    const c = alertAt('v1', 1);
    expect(proposed(a, b, c)).toEqual([{ situation: null, alerts: [a.id, c.id] }]);
  });
});

const anyAlert = fc.record({
  village: fc.integer({ min: 0, max: 21 }),
  minutes: fc.integer({ min: 0, max: 600 }),
  base: fc.constantFrom('kibua', 'sange'),
  situation: fc.constantFrom(null, null, null, 's1', 's2'),
  awaitsDecision: fc.boolean(),
  apartFrom: fc.option(fc.nat(30), { nil: undefined }),
});
const anyAlerts = fc.array(anyAlert, { maxLength: 40 }).map((drawn) =>
  drawn.map((one, n): Candidate => {
    const apart = one.apartFrom === undefined || one.apartFrom === n ? [] : [`n${one.apartFrom}`];
    const community = one.village > 20 ? null : `v${one.village}`;
    const at = morning + one.minutes * 60_000;
    const situation = one.situation === null ? null : `${one.base}-${one.situation}`;
    return { ...one, id: `n${n}`, community, at, apart, situation };
  }),
);

describe('whatever comes in', () => {
  it('each alert is in one proposal at most, tied ones in none, and none with one it is apart from', () => {
    fc.assert(
      fc.property(anyAlerts, (alerts) => {
        const byId = new Map(alerts.map((one) => [one.id, one]));
        const found = proposedSituations(alerts, placeOf);
        const named = found.flatMap((one) => one.alerts);
        expect(new Set(named).size).toBe(named.length);
        for (const { alerts: together, situation } of found) {
          const held = alerts.filter((one) => situation !== null && one.situation === situation);
          const added = together.flatMap((id) => byId.get(id) ?? []);
          expect(added.every((one) => one.situation === null)).toBe(true);
          for (const one of added)
            for (const other of [...added, ...held]) {
              expect(one.base).toBe(other.base);
              expect(one.apart.includes(other.id) || other.apart.includes(one.id)).toBe(false);
            }
          for (const one of added)
            for (const other of added) {
              const [a, b] = [placeOf(one.community ?? ''), placeOf(other.community ?? '')];
              expect(a && b && kilometresBetween(a, b)).toBeLessThanOrEqual(withinKilometres);
              expect(Math.abs(one.at - other.at)).toBeLessThanOrEqual(withinHours * hour);
            }
        }
      }),
    );
  });

  it('the order in which they are given changes nothing', () => {
    fc.assert(
      fc.property(
        anyAlerts.chain((alerts) =>
          fc.tuple(
            fc.constant(alerts),
            fc.shuffledSubarray(alerts, { minLength: alerts.length, maxLength: alerts.length }),
          ),
        ),
        ([alerts, shuffled]) => {
          const sorted = (list: Candidate[]) =>
            proposedSituations(list, placeOf)
              .map((one) => JSON.stringify(one))
              .sort();
          expect(sorted(shuffled)).toEqual(sorted(alerts));
        },
      ),
    );
  });

  it('a proposal that was waved away whole is not made again', () => {
    fc.assert(
      fc.property(anyAlerts, (alerts) => {
        const waved = proposedSituations(alerts, placeOf).find((one) => one.situation === null);
        if (!waved) return;
        const after = alerts.map((one) =>
          waved.alerts.includes(one.id)
            ? { ...one, apart: [...one.apart, ...waved.alerts.filter((id) => id !== one.id)] }
            : one,
        );
        for (const { alerts: together } of proposedSituations(after, placeOf))
          expect(together.filter((id) => waved.alerts.includes(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('five hundred open alerts take no time', () => {
    const many = Array.from({ length: 500 }, (_, n) => alertAt(`v${n % 20}`, (n * 7) % 600));
    // The best of a few: the machine may have other work.
    const times = Array.from({ length: 5 }, () => {
      const began = Date.now();
      proposedSituations(many, placeOf);
      return Date.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(250);
  });
});
