import { describe, expect, it, test } from 'vitest';
import { slugFor } from '../../shared/slug-for.ts';
import { mayFor } from './may.ts';
import { type CommunityShown, mostDrawn, placesIn, resembling, shownOf } from './place-list.ts';
import { roadRows } from './road-times.ts';
import { stageCounts } from './stage-counts.ts';

const ladder = { acknowledgeMinutes: 5, dutyOfficerMinutes: 10, decideMinutes: 30, feedbackHours: 24 };
const base = (slug: string, province: string) => ({
  slug,
  label: slug,
  province,
  latitude: -1,
  longitude: 28,
  ladder,
});
const bases = [base('walikale', 'nk'), base('uvira', 'sk')];
const community = (label: string, of = 'walikale', more: Partial<CommunityShown> = {}): CommunityShown => ({
  slug: label.toLowerCase(),
  label,
  base: of,
  latitude: -1,
  longitude: 28,
  aliases: [],
  territory: null,
  pcode: null,
  languages: [],
  marketDays: [],
  stage: 'none',
  populationLow: null,
  populationHigh: null,
  vulnerability: null,
  ...more,
});
const everywhere = { search: '', where: '', stage: '' };
const labels = (found: ReturnType<typeof shownOf>) =>
  found.shown.map(({ place }) => (place.kind === 'base' ? place.base.label : place.community.label));

describe('F9 Livungi and Luvungi are one place, with confirmation', () => {
  const places = placesIn(bases, [community('Luvungi'), community('Ntoto')]);

  it('is found by the spelling of the report', () => {
    expect(labels(shownOf(places, { ...everywhere, search: 'Livungi' }))).toEqual(['Luvungi']);
  });

  it('asks whether a name that is given now means a place that stands there already', () => {
    expect(resembling(places, 'Livungi', null)).toMatchObject([{ name: 'Luvungi', why: 'sound' }]);
    expect(resembling(places, 'Livungi', 'ntoto')).toHaveLength(1);
    expect(resembling(places, 'Livungi', 'luvungi')).toEqual([]);
    expect(resembling(places, 'Kalonge', null)).toEqual([]);
    // Half typed, it means nothing yet.
    expect(resembling(places, 'Luv', null)).toEqual([]);
  });

  it('as an alias it is found by its own name from then on', () => {
    const named = placesIn(bases, [community('Luvungi', 'walikale', { aliases: ['Livungi'] })]);
    const { shown } = shownOf(named, { ...everywhere, search: 'LIVUNGI' });
    expect(shown).toMatchObject([{ foundBy: 'Livungi' }]);
  });
});

describe('the list of places', () => {
  const places = placesIn(bases, [
    community('Ntoto', 'walikale', { stage: 'active' }),
    community('Kiliba', 'uvira', { stage: 'consulted' }),
  ]);

  it('has bases and communities, by name', () => {
    expect(labels(shownOf(places, everywhere))).toEqual(['Kiliba', 'Ntoto', 'uvira', 'walikale']);
  });

  it('is narrowed by province, by base and by stage', () => {
    expect(labels(shownOf(places, { ...everywhere, where: 'sk' }))).toEqual(['Kiliba', 'uvira']);
    expect(labels(shownOf(places, { ...everywhere, where: 'base walikale' }))).toEqual(['Ntoto', 'walikale']);
    expect(labels(shownOf(places, { ...everywhere, stage: 'active' }))).toEqual(['Ntoto']);
    expect(labels(shownOf(places, { ...everywhere, stage: 'no-channel' }))).toEqual(['Kiliba']);
  });

  it('draws a hundred of ten thousand, and says how many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, nth) => community(`Kasindi ${nth}`));
    const all = placesIn(bases, many);
    const { shown, total } = shownOf(all, everywhere);
    expect(shown).toHaveLength(mostDrawn);
    expect(total).toBe(10_002);
    expect(labels(shownOf(all, { ...everywhere, search: 'Kassindi 4821' }))[0]).toBe('Kasindi 4821');
  });
});

test('B15 stages are counted by province and base, those without a channel first', () => {
  const counted = stageCounts(bases, [
    community('A', 'walikale', { stage: 'active' }),
    community('B', 'uvira'),
    community('C', 'uvira', { stage: 'equipped' }),
  ]);
  expect(counted.map(({ where, total, withoutChannel }) => [where, total, withoutChannel])).toEqual([
    ['sk', 2, 1],
    ['base uvira', 2, 1],
    ['nk', 1, 0],
    ['base walikale', 1, 0],
  ]);
  expect(counted[0]?.counts).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
});

test('a short name is made of the label, and is nobody else’s', () => {
  const taken = new Set(['luvungi']);
  const has = (slug: string) => taken.has(slug);
  expect(slugFor('Luvungi', has)).toBe('luvungi-2');
  expect(slugFor("N'Dénga (Élila)", has)).toBe('n-denga-elila');
  expect(slugFor('23 !', has)).toBe('');
});

test('roads: the own base first, and what nobody knows is not there', () => {
  const road = { base: 'uvira', community: 'ntoto', season: 'rainy', vehicle: 'truck', minutes: 80 } as const;
  const known = { ...road, source: 'driven', asOf: '2026-11-01' } as const;
  expect(roadRows([known], 'ntoto', 'walikale')).toEqual([
    { base: 'walikale', vehicle: 'car', bySeason: [null, null] },
    { base: 'uvira', vehicle: 'truck', bySeason: [null, known] },
  ]);
});

test('an Assistant names places of her own base alone', () => {
  const assistant = { role: 'assistant', base: 'uvira', province: 'sk' };
  expect(mayFor(assistant, ['assistant'], { base: 'uvira', province: 'sk' })).toBe(true);
  expect(mayFor(assistant, ['assistant'], { base: 'mwenga', province: 'sk' })).toBe(false);
  expect(mayFor({ ...assistant, base: null }, ['assistant'], { base: 'mwenga', province: 'sk' })).toBe(true);
  expect(mayFor(assistant, ['administrator'], null)).toBe(false);
});
