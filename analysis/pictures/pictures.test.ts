import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MapPicture, map, type Plot, plot } from './index.ts';

const PLOT: Plot = {
  title: 'Incidents & alerts <weekly>',
  description: 'Twenty weeks; the last stands out.',
  x: { kind: 'days', label: 'Day' },
  y: { kind: 'numbers', label: 'Incidents', from: 0 },
  marks: [],
};

/** Every place in a picture: numbers of the coordinates that its marks use. */
function coordinates(svg: string): number[] {
  const places = [...svg.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"| d="([^"]*)"/g)];
  return places.flatMap(([, one, path]) =>
    (one ?? path ?? '')
      .split(/[A-Za-z ]+/)
      .filter(Boolean)
      .map(Number),
  );
}

/** Whether every element that opens also closes, in order. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!selfClosing) open.push(name!);
  }
  return open.length === 0 && !/<[^a-zA-Z/]/.test(svg);
}

test('a picture has a title that is shown and a description for those who cannot see it', () => {
  for (const svg of [
    plot(PLOT),
    map({ title: PLOT.title, description: PLOT.description, coordinates: 'degrees' }),
  ]) {
    expect(svg).toContain('<title>Incidents &amp; alerts &lt;weekly&gt;</title>');
    expect(svg).toContain('<desc>Twenty weeks; the last stands out.</desc>');
    expect(svg).toMatch(/role="img"/);
    expect(isWellFormed(svg)).toBe(true);
  }
});

test('pictures are black and white: no colour but black, white and greys', () => {
  const svg = plot({
    ...PLOT,
    marks: [
      { kind: 'bars', bars: [{ at: 17_000, value: 3 }], filling: 'hatched', label: 'seen' },
      { kind: 'band', points: [{ x: 17_000, low: 1, high: 5 }], label: 'expected' },
      { kind: 'points', points: [[17_000, 3]], shape: 'triangle', label: 'alarm' },
      { kind: 'line', points: [[17_000, 3]], dash: 'dashed', label: 'mean' },
    ],
  });
  for (const [, red, green, blue] of svg.matchAll(/#([0-9a-f])([0-9a-f])([0-9a-f])"/g))
    expect([green, blue]).toEqual([red, red]);
  for (const label of ['seen', 'expected', 'alarm', 'mean']) expect(svg).toContain(`>${label}</text>`);
});

test('numbers and days on the axes are readable', () => {
  const marks = [{ kind: 'line' as const, points: [[17_348, 0] as const, [17_713, 12_000] as const] }];
  const svg = plot({ ...PLOT, marks, locale: 'fr' });
  expect(svg).toMatch(/>10\u202f000</);
  expect(svg).toMatch(/>2018-01</);
  expect(svg).not.toMatch(/>\d\d:\d\d</);
});

test('a logarithmic axis has readable ticks also within one power of ten', () => {
  const x = { kind: 'numbers' as const, label: 'Ratio', logarithmic: true };
  const svg = plot({
    ...PLOT,
    x,
    marks: [
      {
        kind: 'points',
        points: [
          [0.3, 1],
          [2.4, 2],
        ],
      },
    ],
  });
  for (const tick of ['0.5', '1', '2']) expect(svg).toContain(`>${tick}</text>`);
});

test('places of words are written whole, and intervals beside them lie', () => {
  const svg = plot({
    ...PLOT,
    x: { kind: 'numbers', label: 'Ratio' },
    y: { kind: 'words', label: '', words: ['Djugu', 'Irumu'] },
    marks: [{ kind: 'intervals', intervals: [{ at: 1, low: 0.5, high: 2, middle: 1 }] }],
  });
  expect(svg).toContain('>Djugu<');
  const [, x1, y1, x2, y2] =
    /<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)" stroke="#000" stroke-width="1"\/>/.exec(
      svg.slice(svg.indexOf('clip-path="url(#field)"')),
    )!;
  expect(y1).toBe(y2);
  expect(Number(x1)).toBeLessThan(Number(x2));
});

test('whatever is drawn, no place is NaN or infinite', () => {
  const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(0));
  const marks = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('line' as const), points: fc.array(fc.tuple(value, value)) }),
      fc.record({ kind: fc.constant('bars' as const), bars: fc.array(fc.record({ at: value, value })) }),
      fc.record({
        kind: fc.constant('intervals' as const),
        intervals: fc.array(fc.record({ at: value, low: value, high: value })),
      }),
      fc.record({ kind: fc.constant('reference' as const), x: value, y: value }),
    ),
  );
  fc.assert(
    fc.property(marks, (list) => {
      const svg = plot({ ...PLOT, x: { kind: 'numbers', label: 'x' }, marks: list });
      expect(isWellFormed(svg)).toBe(true);
      for (const place of coordinates(svg)) expect(Number.isFinite(place)).toBe(true);
    }),
  );
});

const MAP: MapPicture = {
  title: 'Clusters',
  description: 'One cluster.',
  coordinates: 'degrees',
  points: [
    {
      places: [
        [29, -1],
        [30, -2],
      ],
      label: 'events',
    },
  ],
  circles: [{ x: 29.5, y: -1.5, radius: 20, text: '1' }],
};

test('a circle on the map has its radius in the units of the scale bar', () => {
  const svg = map(MAP);
  const bar = /stroke-width="2"\/>[\s\S]*?>(\d+) km</.exec(svg)!;
  const [, from, to] = /<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"[^>]*stroke-width="2"\/>/.exec(svg)!;
  const radius = Number(/<circle [^>]*r="([\d.]+)"[^>]*stroke-width="1.6"/.exec(svg)![1]);
  expect(radius / ((Number(to) - Number(from)) / Number(bar[1]))).toBeCloseTo(20, 0);
});

test('degrees of longitude and latitude cover the ground in their true proportion', () => {
  const far = map({
    ...MAP,
    circles: [],
    points: [
      {
        places: [
          [0, 60],
          [1, 60],
          [0.5, 60.5],
          [0.5, 59.5],
        ],
      },
    ],
  });
  const path = /<path d="([^"]*)" fill="#000" stroke="#000" stroke-width="0.8"/.exec(far)![1]!;
  const [west, east, north, south] = [...path.matchAll(/M([\d.]+) ([\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  expect((east![0] - west![0]) / (south![1] - north![1])).toBeCloseTo(0.5, 1);
});

test('a map of one place, of none, and of a plane can be drawn', () => {
  const maps: MapPicture[] = [
    { ...MAP, circles: [], points: [{ places: [[29, -1]] }] },
    { title: 'x', description: 'y', coordinates: 'degrees' },
    {
      ...MAP,
      coordinates: 'plane',
      points: [
        {
          places: [
            [0, 0],
            [400, 300],
          ],
        },
      ],
      circles: [{ x: 10, y: 10, radius: 5 }],
    },
  ];
  for (const picture of maps) {
    const svg = map(picture);
    expect(isWellFormed(svg)).toBe(true);
    for (const place of coordinates(svg)) expect(Number.isFinite(place)).toBe(true);
  }
  expect(map(maps[2]!)).not.toMatch(/ km</);
});
