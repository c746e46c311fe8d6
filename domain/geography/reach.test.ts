import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestRoads, reachOf, type Road, type RoadSaid, troopRoad } from './index.ts';

const road = (fields: Partial<Road>): Road => ({
  base: 'kibua',
  community: 'ntoto',
  season: 'dry',
  vehicle: 'car',
  minutes: 45,
  source: 'driven',
  asOf: '2026-11-01',
  ...fields,
});

const reach = (...roads: Road[]) => reachOf(roads, 'kibua', 'ntoto', 'dry');

describe('who can be reached within an hour', () => {
  it('B12 60 minutes by road pass, 61 fail', () => {
    expect(reach(road({ minutes: 60 }))).toBe('within');
    expect(reach(road({ minutes: 61 }))).toBe('beyond');
  });

  it('B12 a road that nobody has driven or told of is unknown, which is not no', () => {
    expect(reach()).toBe('unknown');
    expect(reach(road({ season: 'rainy' }), road({ base: 'fizi' }), road({ community: 'mera' }))).toBe(
      'unknown',
    );
  });

  it('B12 a road that is closed in a season does not reach', () => {
    expect(reach(road({ minutes: null }))).toBe('beyond');
  });

  it('B12 car and truck count for troops, the faster of the two; a motorcycle and feet do not', () => {
    expect(reach(road({ vehicle: 'motorcycle' }), road({ vehicle: 'foot' }))).toBe('unknown');
    const truck = road({ vehicle: 'truck', minutes: 50 });
    for (const car of [road({ minutes: null }), road({ minutes: 90 })]) {
      expect(reach(car, truck)).toBe('within');
      expect(troopRoad([car, truck], 'kibua', 'ntoto', 'dry')).toBe(truck);
    }
  });

  it('the newest word on a road holds by the day it speaks of; of one day the later said', () => {
    const said = (asOf: string, minutes: number | null): RoadSaid => {
      const { source: basis, ...rest } = road({ asOf, minutes });
      return { ...rest, basis };
    };
    const held = (...all: RoadSaid[]) => newestRoads(all).map(({ minutes }) => minutes);
    expect(held(said('2026-11-02', 40), said('2026-11-01', 90))).toEqual([40]);
    expect(held(said('2026-11-02', 40), said('2026-11-02', null))).toEqual([null]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 10, max: 28 }), fc.nat(300))), (all) => {
        const days = all.map(([day]) => day);
        const newest = held(...all.map(([day, minutes]) => said(`2026-11-${day}`, minutes)));
        const last = all.findLast(([day]) => day === Math.max(...days));
        expect(newest).toEqual(last ? [last[1]] : []);
      }),
    );
  });
});
