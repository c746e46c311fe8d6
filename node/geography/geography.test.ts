// What the map is drawn on, over HTTP and on the command line: areas with the days on which they are valid, and roads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type AreasAnswer,
  type AreasAtAnswer,
  isWithin,
  type Polygons,
  reachOf,
  type RoadsAnswer,
} from '@ulinzi/domain/geography';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ulinzi } from '../cli/testing/terminal.ts';
import { openTestNode, type TestNode } from '../testing/test-node.ts';

let test: TestNode;
let folder: string;

beforeAll(async () => {
  test = await openTestNode();
  folder = mkdtempSync(join(tmpdir(), 'ulinzi-areas-'));
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

async function areas(on?: string) {
  const answer = await test.http('GET', `/api/areas${on ? `?on=${on}` : ''}`, 'kibua-cla-1');
  expect(answer.status).toBe(200);
  return { text: answer.text, features: (answer.body as unknown as AreasAnswer).features };
}

const provincesOn = async (on?: string) =>
  (await areas(on)).features
    .filter(({ properties }) => properties.level === 'province')
    .map(({ properties: { label, from, until } }) => `${label} ${from} ${until}`);

/** A square of one degree, its south-west corner given. */
const square = (west: number, south: number) => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];

const feature = (properties: object, ...rings: number[][][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

function file(name: string, features: readonly object[], more: object = {}): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features, ...more }));
  return path;
}

const importing = (path: string, ...options: string[]) =>
  ulinzi(
    [
      ['import', 'areas', path, '--level', 'province', '--source', 'EXERCISE', ...options],
      ['--as', 'administrator', '--url', test.node.address, '--keys', test.keysDir],
    ].flat(),
  );

describe('areas', () => {
  it('before a mission takes in its own: nine neighbours, and the provinces of before 2015, which say so', async () => {
    const { features, text } = await areas();
    const countries = features.filter(({ properties }) => properties.level === 'country');
    expect(countries.map(({ properties }) => properties.slug)).toEqual([
      'ao',
      'bi',
      'cf',
      'cg',
      'rw',
      'ss',
      'tz',
      'ug',
      'zm',
    ]);
    expect(await provincesOn()).toHaveLength(11);
    expect(await provincesOn('2014-01-01')).toEqual(await provincesOn());
    expect(await provincesOn()).toContain('Orientale null 2015-07-18');
    expect(await provincesOn()).toContain('Nord-Kivu null null');
    expect(features.every(({ properties }) => properties.source === 'Natural Earth')).toBe(true);
    expect(gzipSync(text).length).toBeLessThan(150_000);
    const within = (longitude: number, latitude: number) =>
      features
        .filter(({ geometry }) => isWithin(geometry.coordinates as unknown as Polygons, longitude, latitude))
        .map(({ properties }) => properties.label);
    // Walikale, Mwenga, Bunia, Kampala.
    expect(within(28.07, -1.42)).toEqual(['Nord-Kivu']);
    expect(within(28.43, -3.04)).toEqual(['Sud-Kivu']);
    expect(within(30.25, 1.57)).toEqual(['Orientale']);
    expect(within(32.58, 0.32)).toEqual(['Ouganda']);
  });

  it("who enters a community is told in which province it lies, and when that is not its base's", async () => {
    const at = async (latitude: number, longitude: number, base = 'kibua') =>
      (
        await test.http(
          'GET',
          `/api/areas/at?latitude=${latitude}&longitude=${longitude}&base=${base}`,
          'administrator',
        )
      ).body as unknown as AreasAtAnswer;
    const walikale = await at(-1.42, 28.07);
    expect(walikale.areas).toMatchObject([{ label: 'Nord-Kivu', provinces: ['nk'] }]);
    expect(walikale.isOtherProvince).toBe(false);
    expect((await at(-3.04, 28.43)).isOtherProvince).toBe(true);
    expect((await at(-1.42, 28.07, 'fizi')).isOtherProvince).toBe(true);
    // Ituri has no line of its own in what comes with the program: Bunia lies in what Orientale was.
    expect((await at(1.57, 30.25)).areas).toMatchObject([{ provinces: ['it', 'hu', 'bu', 'to'] }]);
    // Bunagana and Minova, beside a border that is drawn to some kilometres.
    expect((await at(-1.3, 29.6)).isOtherProvince).toBe(false);
    expect((await at(-1.71, 29.02, 'fizi')).isOtherProvince).toBe(false);
  });

  it('a file with a bad feature is not taken in, and each one is named with what is wrong', async () => {
    const open = square(28, -2).slice(0, 4);
    const bad = file('bad.geojson', [
      feature({ NAME: 'Good' }, square(27, -2)),
      feature({ NAME: 'Open' }, open),
      feature({ NAME: 'Short' }, open.slice(0, 2)),
      { type: 'Feature', properties: { NAME: 'Point' }, geometry: { type: 'Point', coordinates: [28, -1] } },
      feature({ NAME: '' }, square(28, -2)),
      feature({ NAME: 'Metres' }, square(750_000, 9_800_000)),
      { type: 'Feature', properties: { NAME: 'Nothing' }, geometry: null },
    ]);
    const before = await provincesOn();
    const { code, err, out } = await importing(bad, '--from', '2015-07-18');
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err.match(/feature \d/g)).toEqual([2, 3, 4, 5, 6, 7].map((number) => `feature ${number}`));
    expect(err).toContain('feature 2: A ring is not closed');
    expect(err).toContain('feature 6: A point is no longitude and latitude');
    expect(err).not.toContain('Metres');
    expect(await provincesOn()).toEqual(before);
  });

  it('a file that is no GeoJSON in WGS 84, or whose names are not found, says so', async () => {
    const path = join(folder, 'text.geojson');
    writeFileSync(path, 'NAME;x;y');
    expect(await importing(path, '--from', '2015-07-18')).toMatchObject({ code: 4, out: '' });
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32735' } } };
    const metres = file('crs.geojson', [feature({ NAME: 'One' }, square(28, -2))], crs);
    expect((await importing(metres, '--from', '2015-07-18')).err).toContain('WGS 84');
    const unnamed = file('unnamed.geojson', [feature({ nom: 'One' }, square(28, -2))]);
    expect((await importing(unnamed, '--from', '2015-07-18')).err).toContain('nom');
    expect(
      await importing(unnamed, '--from', '2015-07-18', '--label-field', 'nom', '--dry-run'),
    ).toMatchObject({ code: 0 });
  });

  it('provinces of a file stand in the place of those of before 2015, from their day on', async () => {
    const first = file('2015.geojson', [
      feature({ NAME: 'Nord-Kivu', PCODE: 'CD61' }, square(28, -2)),
      feature({ NAME: 'Ituri', PCODE: 'CD54' }, square(29, 1)),
      feature({ NAME: 'Elsewhere', PCODE: 'CD99' }, square(20, 1)),
    ]);
    const only = ['--only', 'PCODE=CD61', '--only', 'PCODE=CD54'];
    expect(await importing(first, '--from', '2015-07-18', ...only)).toMatchObject({ code: 0, err: '' });
    const own = ['Nord-Kivu 2015-07-18 null', 'Ituri 2015-07-18 null'];
    expect(await provincesOn()).toEqual(own);
    expect(await provincesOn('2015-07-18')).toEqual(own);
    expect(await provincesOn('2015-07-17')).toHaveLength(11);
    const again = await importing(first, '--from', '2015-07-18', ...only);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain('2');
    expect(await provincesOn()).toEqual(own);
  });

  it('what is divided anew ends on that day; another line for the same day is refused', async () => {
    const other = file('other.geojson', [feature({ NAME: 'Ituri', PCODE: 'CD54' }, square(29.1, 1))]);
    expect(await importing(other, '--from', '2015-07-18')).toMatchObject({ code: 4, out: '' });
    expect((await importing(other, '--from', '2024-01-01')).out).toContain('cd54-2015-07-18');
    expect(await provincesOn('2023-12-31')).toContain('Ituri 2015-07-18 2024-01-01');
    expect(await provincesOn('2024-01-01')).toEqual(['Nord-Kivu 2015-07-18 null', 'Ituri 2024-01-01 null']);
    await test.did('area.end', 'administrator', 'cd54-2024-01-01', { until: '2026-01-01' });
    expect(await provincesOn()).toEqual(['Nord-Kivu 2015-07-18 null']);
    await test.reopen();
    expect(await provincesOn()).toEqual(['Nord-Kivu 2015-07-18 null']);
  });
});

describe('roads', () => {
  const roads = async () =>
    ((await test.http('GET', '/api/roads', 'kinshasa-analyst')).body as unknown as RoadsAnswer).roads;
  const road = { base: 'kibua', community: 'ntoto', season: 'dry', vehicle: 'car', basis: 'driven' };

  it('B12 are known with season, vehicle, date and source; the newest word holds, and what is not told is unknown', async () => {
    const record = (fields: object) => test.http('POST', '/api/roads', 'kibua-cla-1', { ...road, ...fields });
    expect((await record({ minutes: 61, asOf: '2026-11-02' })).status).toBe(200);
    expect((await record({ minutes: 40, asOf: '2026-11-01' })).status).toBe(200);
    expect((await record({ season: 'rainy', isClosed: true, asOf: '2026-11-01' })).status).toBe(200);
    const known = await roads();
    expect(known).toEqual([
      {
        base: 'kibua',
        community: 'ntoto',
        season: 'dry',
        vehicle: 'car',
        minutes: 61,
        source: 'driven',
        asOf: '2026-11-02',
      },
      expect.objectContaining({ season: 'rainy', minutes: null }),
    ]);
    expect(reachOf(known, 'kibua', 'ntoto', 'dry')).toBe('beyond');
    expect(reachOf(known, 'kibua', 'kashebere', 'dry')).toBe('unknown');
  });

  it('come from a file: all of it or nothing, and the same file twice changes nothing', async () => {
    const take = async (by: string, ...lines: string[]) =>
      (
        await test.http(
          'POST',
          '/api/imports/roads',
          by,
          { file: Buffer.from(lines.join('\n')).toString('base64') },
          { 'accept-language': 'en' },
        )
      ).body as { isDone: boolean; added: number; problems: { line: number; field: string }[] };
    const head = 'base;communauté;saison;véhicule;minutes;coupée;source;en date du';
    const good = [
      'kibua;Kashebere;dry;truck;60;;driven;2026-11-03',
      'kibua;ntoto;rainy;foot;;oui;reported;03.11.2026',
    ];
    const bad = await take(
      'administrator',
      head,
      ...good,
      'kibua;ntoto;dry;truck;;;driven;2026-11-03',
      'kibua;nowhere;dry;truck;10;;driven;2026-11-03',
      'kibua;ntoto;dry;bicycle;10;;driven;2026-11-03',
      'kibua;ntoto;dry;truck;10;;driven;yesterday',
      'kibua;Kashebere;dry;truck;61;;driven;2026-11-03',
    );
    expect(bad.isDone).toBe(false);
    expect([...new Set(bad.problems.map(({ line }) => line))]).toEqual([4, 5, 6, 7, 8]);
    const before = await roads();
    expect(await take('administrator', head, ...good)).toMatchObject({ isDone: true, added: 2 });
    expect(await take('nk-protection-manager', head, ...good)).toMatchObject({ isDone: true, added: 0 });
    const after = await roads();
    expect(after).toHaveLength(before.length + 2);
    expect(reachOf(after, 'kibua', 'kashebere', 'dry')).toBe('within');
    const closed = 'kibua;Kashebere;dry;truck;;oui;driven;2026-11-03';
    expect((await take('administrator', head, closed)).problems).toMatchObject([
      { line: 2, field: 'minutes' },
    ]);
  });
});
