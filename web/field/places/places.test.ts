import { describe, expect, test } from 'vitest';
import { kilometresBetween } from './distance.ts';
import { nextMarket } from './market-days.ts';
import { spokenPlace } from './near-words.ts';
import { offeredPlaces, villagesOf } from './offered.ts';

const kibua = { slug: 'kibua', label: 'Kibua', base: 'kibua', latitude: -1.28, longitude: 28.49 };
const ntoto = { slug: 'ntoto', label: 'Ntoto', base: 'kibua', latitude: -1.44, longitude: 28.47 };
const luvungi = { slug: 'luvungi', label: 'Luvungi', base: 'kibua', latitude: -1.33, longitude: 28.25 };
const sange = { slug: 'sange', label: 'Sange', base: 'uvira', latitude: -3.08, longitude: 29.12 };
const all = [sange, luvungi, ntoto, kibua];
const base = { slug: 'kibua', latitude: -1.28, longitude: 28.49 };

describe('how far', () => {
  test('a degree of latitude is some 111 km, and a place is nowhere from itself', () => {
    expect(kilometresBetween({ latitude: 0, longitude: 29 }, { latitude: 1, longitude: 29 })).toBeCloseTo(
      111.2,
      1,
    );
    expect(kilometresBetween(ntoto, ntoto)).toBe(0);
    expect(kilometresBetween(kibua, ntoto)).toBeCloseTo(17.9, 0);
  });
});

describe('F9 "near ..." as people type it', () => {
  test.each([
    ['près de Ntoto', 'Ntoto'],
    ['Pres de Luvungi (Walikale)', 'Luvungi (Walikale)'],
    ["près d'Ishasha", 'Ishasha'],
    ['near Ntoto', 'Ntoto'],
    ['close to Ntoto', 'Ntoto'],
    ['karibu na Ntoto', 'Ntoto'],
    ['vers Ntoto', 'Ntoto'],
    ['aux environs de Ntoto', 'Ntoto'],
    ['près', ''],
  ])('%s', (typed, name) => {
    expect(spokenPlace(typed)).toEqual({ name, isNear: true });
  });

  test.each(['Ntoto', 'Nearo', 'Karibuni', 'Versailles', ' Kibua '])('%s is a name alone', (typed) => {
    expect(spokenPlace(typed)).toEqual({ name: typed.trim(), isNear: false });
  });
});

describe('villages that stand there before anything is typed', () => {
  test('those of the base, the nearest first', () => {
    expect(villagesOf(all, base).map(({ place }) => place.slug)).toEqual(['kibua', 'ntoto', 'luvungi']);
    expect(villagesOf(all, base)[0]?.km).toBe(0);
  });

  test('B4 where she wrote from lately stands first, even of another base', () => {
    const offered = offeredPlaces(
      all,
      base,
      new Map([
        ['luvungi', 5],
        ['sange', 9],
      ]),
      3,
    );
    expect(offered.map(({ place, lastAt }) => [place.slug, lastAt])).toEqual([
      ['sange', 9],
      ['luvungi', 5],
      ['kibua', null],
    ]);
    expect(offered[0]?.km).toBeNull();
    expect(offered[1]?.km).toBeGreaterThan(20);
  });

  test('a base without a place of its own still has its villages, by name', () => {
    const offered = villagesOf(all, { slug: 'kibua' });
    expect(offered.map(({ place, km }) => [place.slug, km])).toEqual([
      ['kibua', null],
      ['luvungi', null],
      ['ntoto', null],
    ]);
  });
});

test('the next market is a date: today where it is today, none where no day is known', () => {
  // 14 April 2026 is a Tuesday.
  expect(nextMarket('2026-04-14', [2])).toBe('2026-04-14');
  expect(nextMarket('2026-04-14', [1, 7])).toBe('2026-04-19');
  expect(nextMarket('2026-04-14', [1])).toBe('2026-04-20');
  expect(nextMarket('2026-04-14', [])).toBeNull();
});
