// The words of the register screens: each that a screen asks for is there, each that is there is asked for, and each
// can be said in three languages.
import { gatewayKinds } from '@ulinzi/domain/channels';
import { placeLanguages } from '@ulinzi/domain/communities';
import { vehicles } from '@ulinzi/domain/geography';
import { languages } from '@ulinzi/domain/lexicon';
import { seats } from '@ulinzi/domain/people';
import { promiseKinds } from '@ulinzi/domain/promises';
import { importKinds } from '@ulinzi/domain/registers';
import { contactMeans, phoneCauses, regimes, riskCauses, selections } from '@ulinzi/domain/sources';
import { speaker, wordIds } from '@ulinzi/words';
import { describe, expect, it } from 'vitest';

const areas = [
  'registers',
  'people',
  'promises',
  'channels',
  'lexicon',
  'counts',
  'sources',
  'places',
  'posts',
  'imports',
  'upkeep',
  'recommendations',
  'visits',
  'plans',
  'reports',
  'questions',
  'mentoring',
].map((area) => `watch-${area}`);
const ids = areas.flatMap((area) => wordIds(area));

const sources = Object.values(
  import.meta.glob<string>(
    [
      './{people,promises,channels,lexicon,counts,sources,places,posts,imports,upkeep,recommendations,visits,plans,reports,questions,mentoring}/*.{ts,tsx}',
      '../shared/*.tsx',
      '!./**/*.test.ts',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
).join('\n');

/** Ids written out, which may also be an area of codes (`tCode('watch-lexicon.language', code)`). */
const written = [...sources.matchAll(/'(watch-[a-z]+\.[a-z0-9.-]+)'/g)].map(([, id]) => id as string);
/** Ids made with a code in them, as patterns. */
const made = [...sources.matchAll(/`(watch-[^`]+)`/g)].map(
  ([, id]) =>
    new RegExp(`^${(id as string).replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
);

/** Values that fit any message: numbers in every plural, a moment, a text. */
const values = (count: number) =>
  new Proxy({} as Record<string, string | number>, {
    get: (_, name) =>
      /^(post|base|place|word|act|code|kind|community|meaning|language|seat|duration)$/.test(String(name))
        ? 'Kibua'
        : count,
    has: () => true,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  });

describe('the words of the register screens', () => {
  it('are in the catalogs where a screen writes their id', () => {
    const own = written.filter((id) => areas.some((area) => id.startsWith(`${area}.`)));
    expect(own.length).toBeGreaterThan(150);
    expect(own.filter((id) => !ids.some((known) => known === id || known.startsWith(`${id}.`)))).toEqual([]);
  });

  it('are there for every code that a screen may be given', () => {
    const codes: Record<string, readonly string[]> = {
      'watch-channels.kind': gatewayKinds,
      'watch-lexicon.language': languages,
      'watch-sources.risk-cause': riskCauses,
      'watch-sources.selection': selections,
      'watch-sources.regime': regimes,
      'watch-sources.way': contactMeans,
      'watch-places.language': placeLanguages,
      'watch-places.vehicle': vehicles,
      'watch-imports.kind': importKinds,
      'watch-sources.phone-cause': phoneCauses,
      'alerts.rung': seats,
      'alerts.promise-kind': promiseKinds,
      'alerts.promise': ['open', 'overdue', 'kept', 'withdrawn', 'broken'],
    };
    const all = wordIds();
    const wanted = Object.entries(codes).flatMap(([area, list]) => list.map((code) => `${area}.${code}`));
    expect(wanted.filter((id) => !all.includes(id))).toEqual([]);
  });

  it('are asked for by a screen', () => {
    const isAsked = (id: string) =>
      written.some((one) => one === id || id.startsWith(`${one}.`)) ||
      made.some((pattern) => pattern.test(id));
    expect(ids.filter((id) => !isAsked(id))).toEqual([]);
  });

  it.each(['fr', 'en', 'sw'] as const)('can all be said (%s)', (locale) => {
    const speak = speaker(locale);
    const said = ids.flatMap((id) => [0, 1, 2, 12].map((count) => ({ id, text: speak(id, values(count)) })));
    expect(said.filter(({ text }) => text.trim() === '' || /undefined|NaN|[{}]/.test(text))).toEqual([]);
  });
});
