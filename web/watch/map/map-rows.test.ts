// B12 on the map: what each place shows, who is reached from where, and that the legend counts what is drawn.
import type { BoardLine } from '@ulinzi/domain/alerts';
import type { Road } from '@ulinzi/domain/geography';
import { describe, expect, it } from 'vitest';
import type { Tone } from '../alerts/index.ts';
import { alertSigns, approachLines, areaNames, boundsOf, villageSigns } from './map-data.ts';
import { bareRows, countsOf, found, networkOf, sorted, type Village, withAlerts } from './map-rows.ts';
import { alertsByPlace } from './place-alerts.ts';
import { approachesTo, reachFrom, roadsByPair } from './reach-shown.ts';

function villageOf(slug: string, own: Partial<Village> = {}): Village {
  return {
    slug,
    label: slug,
    base: 'kibua',
    latitude: -1.3,
    longitude: 28.5,
    aliases: [],
    territory: null,
    pcode: null,
    languages: [],
    marketDays: [],
    stage: 'none',
    populationLow: null,
    populationHigh: null,
    vulnerability: null,
    ...own,
  };
}

function roadOf(community: string, minutes: number | null, own: Partial<Road> = {}): Road {
  return {
    base: 'kibua',
    community,
    season: 'rainy',
    vehicle: 'car',
    minutes,
    source: 'driven',
    asOf: '2026-03-12',
    ...own,
  };
}

/** In the order of the board, each with what its clock says. */
function lineOf(number: string, community: string | null, tone: Tone): BoardLine {
  return { id: number, number, community, status: tone } as Partial<BoardLine> as BoardLine;
}
const toneOf = ({ status }: BoardLine) => status as Tone;
const all = [
  lineOf('1', 'ntoto', 'late'),
  lineOf('2', 'ntoto', 'soon'),
  lineOf('4', null, 'soon'),
  lineOf('3', 'pinga', 'done'),
];

describe('the alerts of a place', () => {
  const { places, withoutPlace } = alertsByPlace(all, (slug) => slug !== 'gone', toneOf);

  it('one clock that has run out makes the place red, in the order of the board', () => {
    expect(places.map(({ community, tone }) => [community, tone])).toEqual([
      ['ntoto', 'late'],
      ['pinga', 'done'],
    ]);
    expect(places[0]?.lines.map(({ number }) => number)).toEqual(['1', '2']);
  });

  it('an alert without a place, or of one in no register, is told beside the map', () => {
    expect(withoutPlace.map(({ number }) => number)).toEqual(['4']);
    const gone = alertsByPlace([lineOf('5', 'gone', 'calm')], (slug) => slug !== 'gone', toneOf);
    expect(gone.places).toEqual([]);
    expect(gone.withoutPlace).toHaveLength(1);
  });

  it('several at one place are counted, one is not', () => {
    const villages = new Map(['ntoto', 'pinga'].map((slug) => [slug, villageOf(slug)]));
    const signs = alertSigns(places, villages, new Map());
    expect(signs.features.map(({ properties }) => [properties['tone'], properties['count']])).toEqual([
      ['late', '2'],
      ['done', ''],
    ]);
  });
});

describe('B12 who is reached by road', () => {
  const pairs = roadsByPair([
    roadOf('near', 60),
    roadOf('far', 61),
    roadOf('closed', null),
    roadOf('near', 20, { season: 'dry' }),
    roadOf('other', 10, { base: 'walikale' }),
  ]);
  const reach = (slug: string, from = 'own', season: 'dry' | 'rainy' = 'rainy') =>
    reachFrom(pairs, villageOf(slug), from, season);

  it('60 minutes are within, 61 beyond, a closed road beyond, and no road unknown', () => {
    expect(['near', 'far', 'closed', 'other'].map((slug) => reach(slug).reach)).toEqual([
      'within',
      'beyond',
      'beyond',
      'unknown',
    ]);
    expect(reach('near').minutes).toBe(60);
    expect(reach('near', 'own', 'dry').minutes).toBe(20);
    expect(reach('far', 'own', 'dry').reach).toBe('unknown');
  });

  it('is asked from one base, or from the one that answers for the village', () => {
    expect(reach('other', 'walikale').reach).toBe('within');
    expect(reach('near', 'walikale').reach).toBe('unknown');
  });

  it('the chosen village names its own base first, known or not, then who is nearest', () => {
    const roads = [
      roadOf('x', 90, { base: 'b' }),
      roadOf('x', 30, { base: 'c' }),
      roadOf('x', 5, { base: 'd', season: 'dry' }),
    ];
    const approaches = approachesTo(roads, villageOf('x', { base: 'own' }), 'rainy');
    expect(approaches.map(({ base, reach: one }) => [base, one])).toEqual([
      ['own', 'unknown'],
      ['c', 'within'],
      ['b', 'beyond'],
      ['d', 'unknown'],
    ]);
    expect(approaches[3]?.otherSeason?.minutes).toBe(5);
    const bases = new Map(['own', 'c'].map((slug) => [slug, { latitude: 0, longitude: 0 }]));
    const row = bareRows([villageOf('x')], new Map(), 'own', 'rainy')[0] ?? null;
    expect(approachLines(row, approaches, bases, () => '').features).toHaveLength(2);
  });
});

describe('the table and the legend', () => {
  const villages = [
    villageOf('pinga', { stage: 'active' }),
    villageOf('ntoto', { stage: 'trained' }),
    villageOf('luvungi', { label: 'Lùvungi', aliases: ['Ruvungi'] }),
  ];
  const pairs = roadsByPair([roadOf('luvungi', 30), roadOf('ntoto', null)]);
  const { places } = alertsByPlace(all, () => true, toneOf);
  const rows = withAlerts(bareRows(villages, pairs, 'own', 'rainy'), places);
  const order = (by: 'urgency' | 'place' | 'minutes') =>
    sorted(rows, places, by).map(({ village: { slug } }) => slug);

  it('count what is drawn: each place once', () => {
    const counts = countsOf(rows);
    expect(counts.tones).toEqual({ late: 1, soon: 0, calm: 0, done: 1 });
    expect(counts.reach).toEqual({ within: 1, beyond: 1, unknown: 1 });
    expect(counts.network).toEqual({ runs: 1, begun: 1, none: 1 });
    const drawn = villageSigns(rows, new Map()).features.map(({ properties }) => properties['reach']);
    for (const [reach, count] of Object.entries(counts.reach))
      expect(drawn.filter((one) => one === reach)).toHaveLength(count);
  });

  it('stand in the order that is asked for; a road that nobody knows comes last', () => {
    expect(order('urgency')).toEqual(['ntoto', 'pinga', 'luvungi']);
    expect(order('place')).toEqual(['luvungi', 'ntoto', 'pinga']);
    expect(order('minutes')).toEqual(['luvungi', 'ntoto', 'pinga']);
  });

  it('find a village by its name, another name or its base, however it is typed', () => {
    const by = (typed: string) => found(rows, typed, () => 'Kibua').map(({ village: { slug } }) => slug);
    expect(by('luvu')).toEqual(['luvungi']);
    expect(by('RUVUNGI kib')).toEqual(['luvungi']);
    expect(by('')).toHaveLength(3);
    expect(by('goma')).toEqual([]);
  });

  it('a network runs from its pilot on', () => {
    expect(['none', 'consulted', 'trained', 'pilot', 'active'].map(networkOf)).toEqual([
      'none',
      'begun',
      'begun',
      'runs',
      'runs',
    ]);
  });
});

describe('what is drawn', () => {
  const square = (at: number, size: number) => [
    [
      [at, at],
      [at + size, at],
      [at + size, at + size],
      [at, at + size],
      [at, at],
    ],
  ];
  const answer = {
    type: 'FeatureCollection' as const,
    features: [
      {
        type: 'Feature' as const,
        properties: {
          slug: 'orientale',
          label: 'Orientale',
          level: 'province' as const,
          from: null,
          until: '2015-07-11',
          source: 'x',
          pcode: null,
          isBuiltIn: true,
        },
        geometry: { type: 'MultiPolygon' as const, coordinates: [square(0, 1), square(10, 4)] },
      },
    ],
  };

  it('an area that has ended says until when, and is named in its largest part', () => {
    const said = (label: string, year: string | null) => `${label} ${year ?? ''}`;
    const [name] = areaNames(answer, '2026-01-01', said).features;
    expect(name?.properties).toMatchObject({ text: 'Orientale 2015', hasEnded: true });
    expect(name?.geometry.coordinates).toEqual([12, 12]);
    expect(areaNames(answer, '2014-01-01', said).features[0]?.properties['hasEnded']).toBe(false);
  });

  it('a village that stands at a base of its name is named once', () => {
    const base = { label: 'kibua', latitude: -1.3, longitude: 28.5 };
    const rows = bareRows([villageOf('kibua'), villageOf('ntoto')], new Map(), 'own', 'dry');
    const names = villageSigns(rows, new Map([['kibua', base]])).features.map(
      (one) => one.properties['label'],
    );
    expect(names).toEqual(['', 'ntoto']);
  });

  it('is seen whole at first', () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([villageOf('a'), villageOf('b', { latitude: 1, longitude: 30 })])).toEqual([
      28.5, -1.3, 30, 1,
    ]);
  });
});
