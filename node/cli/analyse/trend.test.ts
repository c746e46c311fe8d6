import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../tables/index.ts';
import { DataRefused, UsageError } from '../command.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { trendCommand } from './trend.ts';

interface TrendJson {
  period: { start: string; end: string };
  season: boolean;
  eventsLeftOut: number;
  areas: {
    rank: number;
    area: string;
    observed: number;
    expected: number;
    low: number;
    high: number;
    p: number;
    q: number;
    flag: boolean;
    effort: string;
    byEffort?: Record<'0' | '1', { expected: number; q: number }>;
  }[];
}

/** EXERCISE. A Monday. */
const MONDAY = 20_094;
const WEEKS = 40;

interface WeekRow {
  day: number;
  area: string;
  count: number;
}

/** EXERCISE: Kibua is quiet (0.2 a week), Nyabiondo busy (3.5); in the last week 3 and 4. */
const rows: WeekRow[] = Array.from({ length: WEEKS + 1 }, (_, week): WeekRow[] => [
  { day: MONDAY + 7 * week, area: 'Kibua', count: week === WEEKS ? 3 : week % 5 === 2 ? 1 : 0 },
  { day: MONDAY + 7 * week, area: 'Nyabiondo', count: week === WEEKS ? 4 : 3 + (week % 2) },
]).flat();

const weekly = (of: readonly WeekRow[]) =>
  `week,area,count\n${of.map(({ day, area, count }) => `${isoDate(day)},${area},${count}`).join('\n')}\n`;

/** One row for each event; a busy week has one on its first and one on its last day. */
const DAYS = [6, 0, 3, 1];
const events = (of: readonly WeekRow[]) =>
  of.flatMap(({ day, area, count }) =>
    Array.from({ length: count }, (_, at) => `${isoDate(day + DAYS[at]!)},${area}`),
  );

async function trend(file: string, ...more: string[]): Promise<TrendJson> {
  const cwd = await folderWith({ 'events.csv': file });
  return (await runForTest(trendCommand, ['events.csv', '--json', ...more], { cwd })).json<TrendJson>();
}

const asCounts = ['--week', 'week', '--count', 'count'];

test('D5 the quiet area with 3 events comes before the busy one with 4, and is flagged', async () => {
  const { areas, period } = await trend(weekly(rows), ...asCounts);
  expect(period).toMatchObject({ start: isoDate(MONDAY + 7 * WEEKS), end: isoDate(MONDAY + 7 * WEEKS + 6) });
  expect(areas.map(({ rank, area, observed, flag }) => [rank, area, observed, flag])).toEqual([
    [1, 'Kibua', 3, true],
    [2, 'Nyabiondo', 4, false],
  ]);
  expect(areas[0]!.expected).toBeCloseTo(0.2, 1);
  expect(areas[1]!.expected).toBeCloseTo(3.5, 1);
  expect(areas[0]!.effort).toBe('not-given');
});

test('single events and weekly counts of the same weeks give the same answer', async () => {
  const single = await trend(`date,area\n${events(rows).join('\n')}\n`);
  expect(single.areas).toEqual((await trend(weekly(rows), ...asCounts)).areas);
});

test('ISO weeks as 2025-W02 and dates within the week are the same weeks', async () => {
  const isoWeek = (day: number) => `2025-W${String((day - 20_087) / 7 + 1).padStart(2, '0')}`;
  const text = `week,area,count\n${rows.map(({ day, area, count }) => `${isoWeek(day)},${area},${count}`).join('\n')}\n`;
  expect(isoDate(20_087)).toBe('2024-12-30');
  expect(await trend(text, ...asCounts)).toEqual(await trend(weekly(rows), ...asCounts));
});

test('the order of rows, the names of areas and whole weeks of shift change nothing', async () => {
  const plain = ({ areas }: TrendJson) => areas.map((one) => ({ ...one, area: '' }));
  const lines = events(rows);
  const before = plain(await trend(`date,area\n${lines.join('\n')}\n`));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(lines, { minLength: lines.length }),
      fc.integer({ min: -300, max: 300 }),
      async (shuffled, shift) => {
        const moved = shuffled.map((line) => {
          const [date, area] = line.split(',');
          const day = Date.parse(date!) / 86_400_000 + 7 * shift;
          return `${isoDate(day)},${area === 'Kibua' ? 'Zone B' : 'Zone A'}`;
        });
        expect(plain(await trend(`date,area\n${moved.join('\n')}\n`))).toEqual(before);
      },
    ),
    { numRuns: 6 },
  );
});

/** EXERCISE: reporters by area; from the last week on Kibua has `after`. */
const effortFile = (after: number) =>
  `date,area,reporters\n${isoDate(MONDAY)},Kibua,2\n${isoDate(MONDAY)},Nyabiondo,5\n${isoDate(MONDAY + 7 * WEEKS)},Kibua,${after}\n${isoDate(MONDAY)},Luvungi,1\n`;

async function withEffort(after: number, more: string[] = []) {
  const cwd = await folderWith({
    'events.csv': `date,area\n${events(rows).join('\n')}\n`,
    'effort.csv': effortFile(after),
  });
  const argv = ['events.csv', '--effort-file', 'effort.csv', '--effort', 'reporters', ...more];
  return runForTest(trendCommand, argv, { cwd });
}

test('a new phone is not new violence: where effort rose with the events, the two cannot be separated', async () => {
  const { areas } = (await withEffort(40, ['--json'])).json<TrendJson>();
  const kibua = areas.find(({ area }) => area === 'Kibua')!;
  expect(kibua).toMatchObject({ flag: false, effort: 'cannot-separate' });
  expect(kibua.byEffort![1].expected).toBeGreaterThan(10 * kibua.byEffort![0].expected);
  const { out } = await withEffort(40);
  expect(out).toMatch(/Kibua .* cannot separate reporting from violence/);
});

test('where effort stayed, both readings agree; an area without events is listed', async () => {
  const { areas } = (await withEffort(2, ['--json'])).json<TrendJson>();
  expect(areas[0]).toMatchObject({ area: 'Kibua', flag: true, effort: 'agree' });
  expect(areas.map(({ area }) => area).sort()).toEqual(['Kibua', 'Luvungi', 'Nyabiondo']);
});

test('effort that is missing, twice or nought beside events is refused', async () => {
  const table = `date,area\n${events(rows).join('\n')}\n`;
  const refused = async (effort: string, reason: RegExp) => {
    const cwd = await folderWith({ 'events.csv': table, 'effort.csv': `date,area,effort\n${effort}` });
    const ran = runForTest(trendCommand, ['events.csv', '--effort-file', 'effort.csv'], { cwd });
    await expect(ran).rejects.toThrow(reason);
  };
  const day = isoDate(MONDAY);
  await refused(`${day},Kibua,2\n`, /1 area without a value of effort \(Nyabiondo\)/);
  await refused(`${day},Kibua,0\n${day},Nyabiondo,3\n`, /events in a week of no effort \(Kibua\)/);
  await refused(`${day},Kibua,2\n${day},Nyabiondo,3\n${day},Kibua,4\n`, /line 4: another value than line 2/);
});

test('weeks before the first value of effort are not counted', async () => {
  const cwd = await folderWith({
    'events.csv': `date,area\n${events(rows).join('\n')}\n`,
    'effort.csv': `date,area,effort\n${isoDate(MONDAY)},Kibua,2\n${isoDate(MONDAY + 70)},Nyabiondo,3\n`,
  });
  const argv = ['events.csv', '--effort-file', 'effort.csv', '--json'];
  const { eventsLeftOut } = (await runForTest(trendCommand, argv, { cwd })).json<TrendJson>();
  expect(eventsLeftOut).toBe(35);
});

test('three years with a season show it', async () => {
  const seasonal = Array.from({ length: 160 }, (_, week) =>
    ['A', 'B', 'C'].map((area, at) => ({
      day: MONDAY + 7 * week,
      area,
      count: Math.round(6 + at + 5 * Math.cos((2 * Math.PI * week) / 52.18)),
    })),
  ).flat();
  expect((await trend(weekly(seasonal), ...asCounts)).season).toBe(true);
  expect((await trend(weekly(seasonal), ...asCounts, '--season', 'none')).season).toBe(false);
});

test('people see the ranking, the reading and a picture, also from a French file', async () => {
  const french = `jour;zone\n${events(rows)
    .map((line) => line.replace(/(\d+)-(\d+)-(\d+),/, '$3/$2/$1;'))
    .join('\n')}\n`;
  const cwd = await folderWith({ 'faits.csv': french });
  const argv = ['faits.csv', '--date', 'jour', '--area', 'zone', '--picture', 'zones.svg'];
  const { out } = await runForTest(trendCommand, argv, { cwd, locale: 'fr' });
  expect(out).toMatch(/Kibua +3 +0,21 .*hors de l’ordinaire\nNyabiondo +4 +3,49/);
  expect(out).toMatch(/Un nouveau\s+téléphone peut faire une hausse/);
  expect(await readFile(join(cwd, 'zones.svg'), 'utf8')).toContain('<svg');
});

test('bad rows are named with their lines, rows without an area may be left out, too little is said', async () => {
  const lines = events(rows);
  const holed = `date,area\n${['2025-02-03,', ...lines].join('\n')}\n`;
  await expect(trend(holed)).rejects.toThrow(/column "area"[\s\S]*line 2: empty[\s\S]*--skip-empty/);
  const { areas } = await trend(holed, '--skip-empty');
  expect(areas.map(({ area }) => area)).toEqual(['Kibua', 'Nyabiondo']);
  await expect(trend(weekly(rows).replace(',4\n', ',4.5\n'), ...asCounts)).rejects.toThrow(/no whole number/);
  await expect(trend(weekly(rows.slice(0, 12)), ...asCounts)).rejects.toThrow(
    /Not enough data: 6 whole weeks/,
  );
  await expect(trend('date,area\n2025-01-01,A\n2025-06-01,A\n')).rejects.toThrow(DataRefused);
  await expect(trend(weekly(rows), '--date', 'week', '--week', 'week')).rejects.toThrow(UsageError);
  await expect(trend(weekly(rows), ...asCounts, '--area', 'area', '--cell', '1')).rejects.toThrow(UsageError);
  await expect(trend(weekly(rows), ...asCounts, '--until', '31/12/2025')).rejects.toThrow(UsageError);
});
