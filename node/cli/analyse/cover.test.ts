import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataRefused, UsageError } from '../command.ts';
import { coverCommand } from './cover.ts';
import { folderWith, runForTest } from './frame-testing.ts';

/** EXERCISE: villages and bases of Walikale; the road times are invented, and none is known from Pinga to Ntoto. */
const FILES = {
  'villages.csv': 'id;poids\nLuvungi;2160\nNtoto;900\nKashebere;1300\nMutongo;700\n',
  'bases.csv': 'id\nKibua\nWalikale\nPinga\n',
  'road.csv':
    'lieu,site,minutes\n' +
    'Luvungi,Kibua,60\nLuvungi,Walikale,45\nLuvungi,Pinga,170\n' +
    'Ntoto,Kibua,75\nNtoto,Walikale,130\nNtoto,Pinga,\n' +
    'Kashebere,Kibua,50\nKashebere,Walikale,110\nKashebere,Pinga,60\n' +
    'Mutongo,Kibua,61\nMutongo,Walikale,61\nMutongo,Pinga,59\nKinshasa,Kibua,5000\n',
};
const NAMED = ['--demand', 'villages.csv', '--sites', 'bases.csv', '--times', 'road.csv'];

interface CoverJson {
  objective: number;
  sites: string[];
  proven: boolean;
  naive: { objective: number; sites: string[] };
  unknownPairs: number;
  weight: Record<string, number>;
  places: { id: string; site: string | null; time: number | null; state: string }[];
}

test('the sites within an hour of most people, by exact search: 60 minutes pass, 61 fail', async () => {
  const cwd = await folderWith(FILES);
  const argv = [...NAMED, '--model', 'mclp', '--within', '60', '--count', '2', '--json'];
  const answer = (await runForTest(coverCommand, argv, { cwd })).json<CoverJson>();
  expect(answer).toMatchObject({ objective: 4160, proven: true, unknownPairs: 1 });
  expect(answer.sites).toHaveLength(2);
  expect(answer.sites).toContain('Pinga');
  expect(answer.weight).toEqual({ total: 5060, reached: 4160, beyond: 0, unknown: 900 });
  // Kibua takes 75 minutes, but from Pinga nothing is known: unknown is not "no".
  expect(answer.places.find(({ id }) => id === 'Ntoto')).toMatchObject({ state: 'unknown' });
});

test('people read which sites serve whom, and how sure that is', async () => {
  const cwd = await folderWith(FILES);
  const argv = [
    ...NAMED,
    '--model',
    'p-center',
    '--count',
    '2',
    '--picture',
    'times.svg',
    '--csv',
    'places.csv',
  ];
  const { out } = await runForTest(coverCommand, argv, { cwd, locale: 'fr' });
  expect(out).toMatch(/Kibua +3 +2900 +75/);
  expect(out).toContain('le lieu le plus mal servi est à 75');
  expect(out).toContain('Prouvé');
  expect(out).toContain(
    '1 ligne des temps nomme un lieu ou un site qui n’est pas dans les listes : laissée de côté',
  );
  expect(await readFile(join(cwd, 'times.svg'), 'utf8')).toContain('<svg');
  const table = await readFile(join(cwd, 'places.csv'), 'utf8');
  expect(table).toContain('lieu,poids,site,temps,état');
  expect(table).toContain('Ntoto,900,Kibua,75,servi');
});

test('lscp and p-median answer from the same files', async () => {
  const cwd = await folderWith(FILES);
  const ask = async (...argv: string[]) =>
    (await runForTest(coverCommand, [...NAMED, ...argv, '--json'], { cwd })).json<CoverJson>();
  expect(await ask('--model', 'lscp', '--within', '75')).toMatchObject({ objective: 1, sites: ['Kibua'] });
  // 45 x 2160 + 75 x 900 + 50 x 1300 + 61 x 700.
  expect(await ask('--model', 'p-median', '--count', '2')).toMatchObject({
    objective: 272_400,
    sites: ['Kibua', 'Walikale'],
  });
});

test('lines that cannot be used are named, each with its reason', async () => {
  const cwd = await folderWith({
    ...FILES,
    'road.csv': 'demand,site,time\nLuvungi,Kibua,60\nNtoto,Kibua,-5\nLuvungi,Kibua,70\n',
    'twice.csv': 'id,weight\nLuvungi,1\nLuvungi,2\n',
  });
  const ask = (...argv: string[]) => runForTest(coverCommand, argv, { cwd });
  await expect(ask(...NAMED, '--model', 'p-center', '--count', '1')).rejects.toThrow(
    'line 3: less than zero',
  );
  await expect(
    ask(
      '--demand',
      'twice.csv',
      '--sites',
      'bases.csv',
      '--times',
      'road.csv',
      '--within',
      '5',
      '--count',
      '1',
    ),
  ).rejects.toThrow('line 3: the same name as on line 2');
});

test('two times for one pair are refused, not chosen between', async () => {
  const cwd = await folderWith({
    ...FILES,
    'road.csv': 'demand,site,time\nNtoto,Pinga,60\nNtoto,Pinga,70\n',
  });
  const asked = runForTest(coverCommand, [...NAMED, '--within', '60', '--count', '1'], { cwd });
  await expect(asked).rejects.toThrow('line 3: another time for the same pair as on line 2');
  await expect(asked).rejects.toBeInstanceOf(DataRefused);
});

test('files that know of no way between the lists are refused', async () => {
  const cwd = await folderWith({
    ...FILES,
    'empty.csv': 'demand,site,time\nNtoto,Pinga,\n',
    'other.csv': 'demand,site,time\nGoma,Sake,30\n',
  });
  const ask = (times: string) =>
    runForTest(
      coverCommand,
      [
        '--demand',
        'villages.csv',
        '--sites',
        'bases.csv',
        '--times',
        times,
        '--model',
        'p-center',
        '--count',
        '1',
      ],
      { cwd },
    );
  await expect(ask('empty.csv')).rejects.toThrow('No time is known');
  await expect(ask('other.csv')).rejects.toThrow('Names must be written alike');
});

test('what a model needs is asked for, and tower options are kept apart', async () => {
  const cwd = await folderWith(FILES);
  const ask = (...argv: string[]) => runForTest(coverCommand, argv, { cwd });
  await expect(ask(...NAMED, '--count', '2')).rejects.toThrow('--model mclp also needs --within.');
  await expect(ask(...NAMED, '--model', 'p-median')).rejects.toBeInstanceOf(UsageError);
  await expect(ask(...NAMED, '--within', '9', '--count', '1', '--area', '20')).rejects.toThrow(
    '--towers only',
  );
  await expect(ask('--demand', 'villages.csv', '--towers', '2', '--count', '1')).rejects.toThrow('--towers');
});

test('B14 ten towers: 225 km2 and 0.18 % of the Kivus, ranked by people newly reached', async () => {
  const lines = Array.from(
    { length: 14 },
    (_, at) =>
      `V${at},${-1.4 + 0.3 * Math.floor(at / 5)},${28 + 0.3 * (at % 5)},${1400 - 100 * at},${at === 1 ? 'oui' : 'non'}`,
  );
  const cwd = await folderWith({
    'places.csv': `id,latitude,longitude,weight,reached\n${lines.join('\n')}\n`,
  });
  const argv = ['--demand', 'places.csv', '--towers', '10'];
  const answer = (await runForTest(coverCommand, [...argv, '--json'], { cwd })).json<{
    sites: string[];
    objective: number;
    areaKm2: number;
    shareOfRegion: number;
    towers: { newlyReached: number }[];
  }>();
  expect(answer.areaKm2).toBeCloseTo(225, 6);
  expect(answer.areaKm2).toBeLessThanOrEqual(225);
  expect(answer.shareOfRegion).toBeCloseTo(0.0018, 4);
  expect(answer.sites).toEqual(['V0', ...Array.from({ length: 9 }, (_, at) => `V${at + 2}`)]);
  expect(answer.towers[0]!.newlyReached).toBe(1400);
  const { out } = await runForTest(coverCommand, [...argv, '--picture', 'map.svg'], { cwd });
  expect(out).toContain('225 km2 without overlap');
  expect(out).toContain('0.18% of the region');
  expect(await readFile(join(cwd, 'map.svg'), 'utf8')).toContain('<circle');
});

test('a time limit of nothing still gives a choice, which is not called proven', async () => {
  const size = 40;
  const spot = (at: number) => [(at * 37) % 101, (at * 61) % 97] as const;
  const ids = Array.from({ length: size }, (_, at) => at);
  const cwd = await folderWith({
    'demand.csv': `id,weight\n${ids.map((id) => `${id},1`).join('\n')}\n`,
    'sites.csv': `id\n${ids.join('\n')}\n`,
    'times.csv': `demand,site,time\n${ids
      .flatMap((a) =>
        ids.map(
          (b) => `${a},${b},${Math.round(Math.hypot(spot(a)[0] - spot(b)[0], spot(a)[1] - spot(b)[1]))}`,
        ),
      )
      .join('\n')}\n`,
  });
  const files = ['--demand', 'demand.csv', '--sites', 'sites.csv', '--times', 'times.csv'];
  const argv = [...files, '--model', 'p-median', '--count', '6', '--time-limit', '0', '--json'];
  const answer = (await runForTest(coverCommand, argv, { cwd })).json<CoverJson & { bound: number | null }>();
  expect(answer.proven).toBe(false);
  expect(answer.sites).toHaveLength(6);
  expect(answer.bound!).toBeLessThan(answer.objective);
});
