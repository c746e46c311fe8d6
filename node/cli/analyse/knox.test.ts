import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '@ulinzi/analysis/kernel';
import { type Locale, locales, speaker, wordIds } from '@ulinzi/words';
import { expect, test } from 'vitest';
import { DataRefused, UsageError } from '../command.ts';
import { parseCall } from '../parse.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { knoxCommand } from './knox.ts';

interface KnoxJson {
  pairs: number;
  close: number;
  expected: number;
  pPoisson: number;
  p: number | null;
  nearRepeat: { distance: { from: number; to: number }; observed: number; expected: number; p: number }[];
}

interface Row {
  x: number;
  y: number;
  day: number;
}

const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** EXERCISE: invented incidents of a year in a square of 100 km; `repeats` of them followed close by within days. */
function exercise(count: number, repeats: number): Row[] {
  const random = seededRandom(11);
  const rows = Array.from({ length: count }, () => ({
    x: random.integer(100),
    y: random.integer(100),
    day: random.integer(360),
  }));
  return [
    ...rows,
    ...rows.slice(0, repeats).map(({ x, y, day }) => ({ x: x + 1, y, day: day + random.integer(4) })),
  ];
}

const csvOf = (rows: readonly Row[]) =>
  ['x,y,date', ...rows.map(({ x, y, day }) => `${x},${y},${dateOf(day)}`), ''].join('\n');
const WORDS = [
  'events.csv',
  '--x',
  'x',
  '--y',
  'y',
  '--time',
  'date',
  '--within-distance',
  '2',
  '--within-time',
  '5',
];

async function knox(rows: readonly Row[], ...more: string[]): Promise<KnoxJson> {
  const cwd = await folderWith({ 'events.csv': csvOf(rows) });
  return (await runForTest(knoxCommand, [...WORDS, ...more, '--json'], { cwd })).json<KnoxJson>();
}

test('repeats that were put in are found, and nothing where none were', async () => {
  const found = await knox(exercise(120, 12));
  expect(found.pairs).toBe((132 * 131) / 2);
  expect(found.close).toBeGreaterThanOrEqual(12);
  expect(found.p).toBe(1 / 1000);
  expect((await knox(exercise(120, 0))).p).toBeGreaterThan(0.05);
});

test('four events in two places on two days, and others far from all: counted by hand', async () => {
  const near = [0, 0, 5, 5].map((x, i) => ({ x, y: i % 2, day: x }));
  const far = Array.from({ length: 6 }, (_, i) => ({ x: 1000 * (i + 1), y: 0, day: 100 * (i + 1) }));
  const found = await knox([...near, ...far], '--permutations', '0');
  // Days 0 and 5 are five apart, which is still close: 6 pairs in time, 2 in space, both of them close in both.
  expect(found).toMatchObject({ pairs: 45, close: 2, expected: (2 * 6) / 45, p: null, nearRepeat: [] });
  const mean = 12 / 45;
  expect(found.pPoisson).toBeCloseTo(1 - Math.exp(-mean) * (1 + mean + mean ** 2 / 2), 12);
});

test('order of rows and all dates moved change nothing; the seed changes the draws', async () => {
  const rows = exercise(60, 3);
  const plain = await knox(rows);
  expect(await knox(rows.map((row) => ({ ...row, day: row.day + 500 })))).toEqual(plain);
  const reversed = await knox([...rows].reverse());
  expect({ ...reversed, p: 0, nearRepeat: [] }).toEqual({ ...plain, p: 0, nearRepeat: [] });
  const other = await knox(rows, '--seed', '2');
  expect(other.close).toBe(plain.close);
  expect(other.nearRepeat).not.toEqual(plain.nearRepeat);
});

test('near repeats: bands as asked, each pair in one of them', async () => {
  const { nearRepeat, close } = await knox(exercise(120, 12), '--distances', '1,2', '--times', '2,5');
  expect(nearRepeat).toHaveLength(4);
  expect(nearRepeat.reduce((sum, { observed }) => sum + observed, 0)).toBe(close);
  expect(nearRepeat.map(({ distance }) => [distance.from, distance.to])).toEqual([
    [0, 1],
    [0, 1],
    [1, 2],
    [1, 2],
  ]);
});

test('degrees are measured over the ground, in km', async () => {
  // A hundredth of a degree of latitude is 1.11 km.
  const lines = Array.from({ length: 12 }, (_, i) => `${(-1 + i / 100).toFixed(2)},28.5,${dateOf(0)}`);
  const cwd = await folderWith({ 'events.csv': ['lat,lon,date', ...lines, ''].join('\n') });
  const count = async (km: string) => {
    const place = ['--latitude', 'lat', '--longitude', 'lon', '--time', 'date'];
    const argv = ['events.csv', ...place, '--within-distance', km, '--within-time', '0', '--json'];
    return (await runForTest(knoxCommand, argv, { cwd })).json<KnoxJson>().close;
  };
  expect(await count('1.11')).toBe(0);
  expect(await count('1.12')).toBe(11);
});

test('bad lines are named without what stands in them; too few events are said so', async () => {
  const text = csvOf(exercise(20, 0)).split('\n');
  text[3] = 'here,4,2026-01-05';
  text[6] = '4,there,2026-01-05';
  const cwd = await folderWith({ 'events.csv': text.join('\n') });
  const refused = runForTest(knoxCommand, WORDS, { cwd });
  await expect(refused).rejects.toThrow(DataRefused);
  await expect(refused).rejects.toThrow('line 4');
  await expect(refused).rejects.not.toThrow('here');
  await expect(knox(exercise(9, 0))).rejects.toThrow(DataRefused);
});

test('options that do not fit together are refused', async () => {
  const cwd = await folderWith({ 'events.csv': csvOf(exercise(20, 0)) });
  const run = (...words: string[]) => runForTest(knoxCommand, ['events.csv', ...words], { cwd });
  const limits = ['--time', 'date', '--within-distance', '2', '--within-time', '5'];
  await expect(run('--x', 'x', ...limits)).rejects.toThrow(UsageError);
  await expect(run('--x', 'x', '--y', 'y', '--latitude', 'x', ...limits)).rejects.toThrow(UsageError);
  await expect(run('--x', 'x', '--y', 'y', ...limits, '--distances', '2,1')).rejects.toThrow('--distances');
  await expect(run('--x', 'x', '--y', 'y', '--time', 'date')).rejects.toThrow(UsageError);
});

test.each(locales)('people read it in %s, with a picture and a table', async (locale: Locale) => {
  const cwd = await folderWith({ 'events.csv': csvOf(exercise(60, 6)) });
  const words = [...WORDS, '--picture', 'repeats.svg', '--csv', 'repeats.csv'];
  const { out } = await runForTest(knoxCommand, words, { cwd, locale });
  const ids = new Set(wordIds());
  expect(out.split(/[\s()[\],]+/).filter((word) => ids.has(word))).toEqual([]);
  expect(out).toContain('<= 2');
  expect(await readFile(join(cwd, 'repeats.svg'), 'utf8')).toContain('<svg');
  expect((await readFile(join(cwd, 'repeats.csv'), 'utf8')).split('\n').length).toBeGreaterThan(9);
});

test('Ctrl-C ends the permutations and gives no result', async () => {
  const cwd = await folderWith({ 'events.csv': csvOf(exercise(2000, 0)) });
  const speak = speaker('en');
  const limits = ['--within-distance', '50', '--within-time', '5', '--permutations', '100000000', '--json'];
  const argv = [...WORDS.slice(0, 7), ...limits];
  const parsed = parseCall(knoxCommand, argv, speak);
  if (parsed.help) throw new Error('no help was asked for');
  const stop = new AbortController();
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  // As soon as anything is done: without the signal this would take days.
  const progress = () => stop.abort(new Error('stopped by the user'));
  const io = { out: print, err: print, progress, signal: stop.signal, speak, env: {}, cwd, columns: 100 };
  await expect(knoxCommand.run({ ...parsed, io })).rejects.toThrow('stopped by the user');
  expect(printed).toBe('');
});
