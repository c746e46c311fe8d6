import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '@ulinzi/analysis/kernel';
import { expect, test } from 'vitest';
import { isoDate } from '../../tables/index.ts';
import { DataRefused, UsageError } from '../command.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { riskCommand } from './risk.ts';

interface RiskJson {
  next: { start: string; end: string };
  areas: { area: string; latitude?: number; probability: number; expected: number; historicalMean: number }[];
  backtest: {
    weeks: number;
    cases: number;
    scores: Record<string, { brier: number }>;
    beatsBaselines: Record<string, boolean>;
  };
}

/** EXERCISE: events of 60 weeks in a grid, more of them in the north; the last falls on the last day. */
const FIRST_DAY = 20_000;
const grid = (() => {
  const random = seededRandom(3);
  const lines: string[] = [];
  for (let week = 0; week < 60; week++)
    for (let cell = 0; cell < 6; cell++)
      for (let event = random.poisson(0.2 + cell / 2); event > 0; event--)
        lines.push(
          `${isoDate(FIRST_DAY + 7 * week + random.integer(7))},${cell * 0.5 + 0.1},${28.6 + random.uniform() / 3}`,
        );
  lines.push(`${isoDate(FIRST_DAY)},0.1,28.7`, `${isoDate(FIRST_DAY + 60 * 7 - 1)},0.1,28.7`);
  return lines;
})();

const file = (lines: readonly string[]) => `date,latitude,longitude\n${lines.join('\n')}\n`;

async function risk(text: string, ...more: string[]): Promise<RiskJson> {
  const cwd = await folderWith({ 'events.csv': text });
  return (await runForTest(riskCommand, ['events.csv', '--json', ...more], { cwd })).json<RiskJson>();
}

test('next week by half-degree cell, the most at risk first, and a test on the second half', async () => {
  const { next, areas, backtest } = await risk(file(grid), '--cell', '0.5');
  expect(next.start).toBe(isoDate(FIRST_DAY + 420));
  expect(areas).toHaveLength(6);
  expect(areas[0]).toMatchObject({ area: '2.75 28.75', latitude: 2.75 });
  expect(areas.every(({ probability }, at) => at === 0 || probability <= areas[at - 1]!.probability)).toBe(
    true,
  );
  expect(backtest).toMatchObject({ weeks: 30, cases: 180 });
  expect(backtest.scores['model']!.brier).toBeLessThan(backtest.scores['persistence']!.brier);
  expect(Object.keys(backtest.scores)).toEqual(['model', 'unadjusted', 'persistence', 'historicalMean']);
});

test('the order of rows and whole weeks of shift change nothing', async () => {
  const before = await risk(file(grid), '--cell', '0.5');
  const moved = [...grid].reverse().map((line) => {
    const [date, ...place] = line.split(',');
    return [isoDate(Date.parse(date!) / 86_400_000 + 700), ...place].join(',');
  });
  const after = await risk(file(moved), '--cell', '0.5');
  expect(after.areas).toEqual(before.areas);
  expect(after.backtest.scores).toEqual(before.backtest.scores);
});

test('it says where it does not beat the simple forecasts', async () => {
  const cwd = await folderWith({ 'events.csv': file(grid) });
  const { out } = await runForTest(riskCommand, ['events.csv', '--cell', '0.5'], { cwd });
  // Rates are steady: nothing can be better than the past.
  expect(out).toMatch(/By Brier, the model does better than “as last week”/);
  expect(out).toMatch(/does not beat “as the past” beyond chance/);
  expect(out.replace(/\s+/g, ' ')).toMatch(/A quiet area is not a safe one/);
});

test('three pictures', async () => {
  const cwd = await folderWith({ 'events.csv': file(grid) });
  for (const draw of ['reliability', 'pit', 'map']) {
    const argv = ['events.csv', '--cell', '0.5', '--draw', draw, '--picture', `${draw}.svg`, '--json'];
    await runForTest(riskCommand, argv, { cwd, locale: 'sw' });
    expect(await readFile(join(cwd, `${draw}.svg`), 'utf8')).toContain('<svg');
  }
});

test('a map needs cells', async () => {
  const named = `date,area\n${grid.map((line) => line.split(',').slice(0, 2).join(',')).join('\n')}\n`;
  const { areas } = await risk(named);
  expect(areas[0]!.latitude).toBeUndefined();
  await expect(risk(named, '--draw', 'map', '--picture', 'map.svg')).rejects.toThrow(UsageError);
});

async function scores(text: string, ...more: string[]): Promise<Record<string, number>> {
  const cwd = await folderWith({ 'f.csv': text });
  const ran = await runForTest(riskCommand, ['--scores', 'f.csv', '--json', ...more], { cwd });
  return ran.json<{ scores: Record<string, number>[] }>().scores[0]!;
}

test('forecasts made elsewhere are scored, by kind', async () => {
  const yesNo = 'outcome,probability,times\n1,0.75,3\n0,0.5,1\n';
  const { brier, rocArea } = await scores(yesNo, '--weight', 'times');
  expect(brier).toBeCloseTo((3 * 0.25 ** 2 + 0.25) / 4, 12);
  expect(rocArea).toBe(1);
  const ensemble = await scores('outcome,d1,d2\n1,0,4\n', '--draws', 'd*');
  // Mean distance to 1 is 2; the pair is 4 apart: 2 - 4/4 and 2 - 4/2.
  expect(ensemble).toMatchObject({ crpsEmpirical: 1, crpsFair: 0 });
  const { rps, rpsSum } = await scores(
    'outcome,low,mid,high\n1,0.2,0.5,0.3\n',
    '--categories',
    'low,mid,high',
  );
  expect([rps, rpsSum].map((value) => value!.toFixed(3))).toEqual(['0.365', '0.730']);
  const { crps } = await scores('outcome,m,sd\n-3,0,1\n', '--mean', 'm', '--deviation', 'sd');
  expect(crps).toBeCloseTo(2.43657473, 7);
});

test('forecasts that are none are refused with their lines', async () => {
  await expect(scores('outcome,probability\n1,0.2\n2,0.5\n')).rejects.toThrow(/line 3: neither 0 nor 1/);
  await expect(scores('outcome,probability\n1,20\n')).rejects.toThrow(/line 2: not between 0 and 1/);
  await expect(scores('outcome,a,b\n3,0.5,0.5\n', '--categories', 'a,b')).rejects.toThrow(
    /line 2: no number of a/,
  );
  await expect(scores('outcome,a,b\n1,0.5,0.4\n', '--categories', 'a,b')).rejects.toThrow(/do not sum to 1/);
  await expect(scores('outcome,d\n1,2\n', '--draws', 'd')).rejects.toThrow(/fewer than two draws/);
  await expect(scores('outcome,d\n1,2\n', '--draws', 'd', '--mean', 'd')).rejects.toThrow(UsageError);
});

test('options of the other use are refused, and too few weeks', async () => {
  await expect(risk(file(grid), '--probability', 'p')).rejects.toThrow(/--probability goes with --scores/);
  await expect(runForTest(riskCommand, [])).rejects.toThrow(UsageError);
  await expect(risk(file(grid.slice(0, 40)), '--cell', '0.5')).rejects.toThrow(DataRefused);
  await expect(risk(file(grid), '--cell', '0.5', '--test-weeks', '55')).rejects.toThrow(/at most 52/);
});
