import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlaces, type NamedPlace, type PlaceIndex, placeIndex, searchIn } from './find-place.ts';

const settledPlace = (index: PlaceIndex, name: string, area: string | null = null) =>
  searchIn(index, name, area).settled;

const place = (slug: string, label: string, base: string, more: Partial<NamedPlace> = {}): NamedPlace => ({
  slug,
  label,
  base,
  aliases: [],
  territory: null,
  ...more,
});

const inWalikale = place('luvungi-walikale', 'Luvungi (Walikale)', 'kibua', {
  aliases: ['Livungi'],
  territory: 'Walikale',
});
const inUvira = place('luvungi-uvira', 'Luvungi (Uvira)', 'uvira', { territory: 'Uvira' });
const region = [
  inWalikale,
  inUvira,
  place('walikale', 'Walikale', 'walikale', { aliases: ['Walikali'], territory: 'Walikale' }),
  place('kitchanga', 'Kitchanga', 'kitchanga'),
  place('rutshuru', 'Rutshuru', 'kiwanja'),
  place('lubero', 'Lubero', 'beni'),
  place('bunyakiri', 'Bunyakiri', 'bunyakiri'),
  place('aru', 'Aru', 'bunia'),
];
const index = placeIndex(region);
const slugs = (query: string, area: string | null = null) =>
  findPlaces(index, query, { area }).map(({ slug }) => slug);

describe('F9 a name as somebody wrote or heard it', () => {
  test('"Livungi" and "Luvungi" are one place where there is one, and the nearest first', () => {
    const alone = placeIndex([inWalikale, ...region.slice(2)]);
    for (const name of ['Livungi', 'Luvungi', 'LUVUNGI', 'village de Luvungi', 'Livungi, Walikali territory'])
      expect(findPlaces(alone, name)[0]?.slug).toBe('luvungi-walikale');
    expect(settledPlace(alone, 'Livungi')).toBe('luvungi-walikale');
    expect(settledPlace(alone, 'Luvungi')).toBe('luvungi-walikale');
  });

  test('there are two Luvungi: a bare name is no place until the area settles it', () => {
    expect(slugs('Luvungi').slice(0, 2).sort()).toEqual(['luvungi-uvira', 'luvungi-walikale']);
    for (const name of ['Luvungi', 'Livungi']) {
      expect(settledPlace(index, name)).toBeNull();
      expect(findPlaces(index, name).map(({ sure }) => sure)).not.toContain('certain');
      expect(settledPlace(index, name, 'kibua')).toBe('luvungi-walikale');
      expect(settledPlace(index, name, 'beni')).toBeNull();
    }
    expect(settledPlace(index, 'Luvungi', 'uvira')).toBe('luvungi-uvira');
    expect(settledPlace(index, 'Luvungi (Uvira)')).toBe('luvungi-uvira');
    expect(settledPlace(index, 'Luvungi, Uvira')).toBe('luvungi-uvira');
    expect(slugs('Luvungi', 'uvira')[0]).toBe('luvungi-uvira');
  });

  test('a near spelling is offered, and settles nothing', () => {
    for (const [name, slug] of [
      ['Kichanga', 'kitchanga'],
      ['Lutchuru', 'rutshuru'],
      ['Loubero', 'lubero'],
      ['Bunya-Kiri', 'bunyakiri'],
      ['Walikelle', 'walikale'],
    ] as const)
      expect(slugs(name)[0]).toBe(slug);
    expect(settledPlace(index, 'Lovungi', 'uvira')).toBeNull();
    expect(settledPlace(index, 'Walikelle')).toBeNull();
    expect(findPlaces(index, 'Walikelle')[0]).toMatchObject({ why: 'spelling', sure: 'possible' });
  });

  test('says why, and how sure', () => {
    expect(findPlaces(index, 'walikali')[0]).toEqual({
      slug: 'walikale',
      base: 'walikale',
      name: 'Walikali',
      why: 'alias',
      sure: 'certain',
    });
    expect(findPlaces(index, 'Luveru')[0]).toMatchObject({ slug: 'lubero', why: 'spelling' });
    expect(findPlaces(index, 'Bunya')[0]).toMatchObject({ slug: 'bunyakiri', why: 'beginning' });
    expect(findPlaces(index, '??')).toEqual([]);
    expect(findPlaces(index, 'Kinshasa')).toEqual([]);
  });
});

const syllable = fc.constantFrom(
  'ka',
  'lu',
  'vu',
  'ngi',
  'bu',
  'nya',
  'ki',
  'ri',
  'mwe',
  'so',
  'he',
  'ta',
  'ndo',
);
const word = fc.array(syllable, { minLength: 2, maxLength: 5 }).map((parts) => parts.join(''));
const places = fc
  .uniqueArray(fc.record({ name: word, aliases: fc.array(word, { maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 40,
    selector: ({ name }) => name,
  })
  .map((rows) => rows.map(({ name, aliases }, at) => place(`p${at}`, name, `b${at % 3}`, { aliases })));

/** One letter more, less or other, or two changed about. */
function edited(name: string, kind: number, at: number, letter: string): string {
  const here = at % name.length;
  const [before, after] = [name.slice(0, here), name.slice(here)];
  if (kind === 0) return before + letter + after;
  if (kind === 1) return before + after.slice(1);
  if (kind === 2) return before + letter + after.slice(1);
  return before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
}

describe('whatever the places are', () => {
  test('F9 a place is found by its own name and by each alias; settled only where nothing else fits', () => {
    fc.assert(
      fc.property(places, (all) => {
        const made = placeIndex(all);
        for (const one of all)
          for (const name of [one.label, one.label.toUpperCase(), ...one.aliases]) {
            const found = findPlaces(made, name, { limit: 100 });
            expect(found.find(({ slug }) => slug === one.slug)?.why).toMatch(/^(name|alias)$/);
            const fits = found.filter(({ why }) => why === 'name' || why === 'alias' || why === 'sound');
            expect(settledPlace(made, name)).toBe(fits.length === 1 ? one.slug : null);
          }
      }),
    );
  });

  test('F9 one slip leaves it among the first five, or behind none that is farther', () => {
    fc.assert(
      fc.property(
        places,
        fc.nat(),
        fc.nat(3),
        fc.nat(),
        fc.constantFrom(...'abeiklmnorstuvwyz'),
        (all, which, kind, at, letter) => {
          const one = all[which % all.length] as NamedPlace;
          const typed = edited(one.label, kind, at, letter);
          const found = findPlaces(placeIndex(all), typed, { limit: 100 });
          const place = found.findIndex(({ slug }) => slug === one.slug);
          expect(place).toBeGreaterThanOrEqual(0);
          // Five others may be as near: names of two syllables are close together.
          if (place >= 5) expect(found.slice(0, 5).every(({ why }) => why !== 'beginning')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the order in which the places are given makes no difference', () => {
    fc.assert(
      fc.property(places, word, fc.constantFrom(null, 'b0', 'b1'), (all, query, area) => {
        const forth = findPlaces(placeIndex(all), query, { area });
        expect(findPlaces(placeIndex([...all].reverse()), query, { area })).toEqual(forth);
      }),
    );
  });
});
