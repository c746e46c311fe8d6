// The folder of reference data has no published answer for trend: the Kivu incidents show that real weeks without
// anything planted are flagged no more often than the level allows, and that a planted rise is found.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isoDate } from '../../tables/index.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { trendCommand } from './trend.ts';

const kivu = fileURLToPath(
  new URL('../../../../shared/reference/kivu/incidents-2017-05-to-2018-06.csv', import.meta.url),
);

interface TrendJson {
  areas: {
    area: string;
    observed: number;
    expected: number;
    low: number;
    high: number;
    p: number;
    flag: boolean;
  }[];
}

const LAST_DAY = Date.parse('2018-06-30') / 86_400_000;

async function trendAt(cwd: string, file: string, until: number): Promise<TrendJson['areas']> {
  const argv = [file, '--cell', '0.5', '--until', isoDate(until), '--json'];
  return (await runForTest(trendCommand, argv, { cwd })).json<TrendJson>().areas;
}

test('Kivu, the last 20 weeks: intervals hold 95 % of counts at least, and p <= 0.05 about one in twenty', async () => {
  const weeks = await Promise.all(
    Array.from({ length: 20 }, (_, back) => trendAt('.', kivu, LAST_DAY - 7 * back)),
  );
  const judged = weeks.flat();
  const share = (of: (area: TrendJson['areas'][number]) => boolean) =>
    judged.filter(of).length / judged.length;
  expect(judged).toHaveLength(20 * 51);
  expect(share(({ observed, low, high }) => observed >= low && observed <= high)).toBeGreaterThan(0.95);
  expect(share(({ p }) => p <= 0.05)).toBeGreaterThan(0.02);
  expect(share(({ p }) => p <= 0.05)).toBeLessThan(0.08);
});

test('D5 four killings planted in a quiet Kivu cell come first, before busier cells with more events', async () => {
  // EXERCISE: planted events. The cell had 8 incidents in 59 weeks.
  const planted = Array.from({ length: 4 }, () => '2018-06-28,27.75,-3.75,Killing,4').join('\n');
  const cwd = await folderWith({ 'kivu.csv': `${readFileSync(kivu, 'utf8').trimEnd()}\n${planted}\n` });
  const areas = await trendAt(cwd, 'kivu.csv', LAST_DAY);
  expect(areas[0]).toMatchObject({ area: '-3.75 27.75', observed: 4, flag: true });
  expect(areas.slice(1).some(({ observed }) => observed > 4)).toBe(true);
});
