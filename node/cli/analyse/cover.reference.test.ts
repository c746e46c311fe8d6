// OR-Library's p-median instances (Beasley 1985) with their published optima, for p-median and for p-center.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { orLibraryProblem } from '@ulinzi/analysis/coverage';
import { expect, test } from 'vitest';
import { coverCommand } from './cover.ts';
import { folderWith, runForTest } from './frame-testing.ts';

const reference = (file: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../../shared/reference/p-median/${file}`, import.meta.url)),
    'utf8',
  );
const expected = JSON.parse(reference('expected.json')) as {
  optimal: Record<string, number>;
  p_center: { optimal: Record<string, number> };
};

/** The instance as the files that the command reads. */
async function folderOf(name: string): Promise<{ cwd: string; count: number }> {
  const { problem, count } = orLibraryProblem(reference(`${name}.txt`));
  const { places, sites, times } = problem;
  const pairs = Array.from(
    times,
    (time, at) => `${places[Math.floor(at / sites.length)]},${sites[at % sites.length]},${time}`,
  );
  const cwd = await folderWith({
    'demand.csv': `id,weight\n${places.map((id) => `${id},1`).join('\n')}\n`,
    'sites.csv': `id\n${sites.join('\n')}\n`,
    'times.csv': `demand,site,time\n${pairs.join('\n')}\n`,
  });
  return { cwd, count };
}

for (const name of ['pmed1', 'pmed2', 'pmed3', 'pmed4', 'pmed5', 'pmed16']) {
  test(`${name}: the published optima of p-median and p-center, proven`, async () => {
    const { cwd, count } = await folderOf(name);
    const files = ['--demand', 'demand.csv', '--sites', 'sites.csv', '--times', 'times.csv'];
    const ask = async (model: string) => {
      const argv = [...files, '--model', model, '--count', String(count), '--json'];
      const { objective, proven, sites, places } = (await runForTest(coverCommand, argv, { cwd })).json<{
        objective: number;
        proven: boolean;
        sites: string[];
        places: { time: number }[];
      }>();
      expect(sites.length).toBeLessThanOrEqual(count);
      return { objective, proven, times: places.map(({ time }) => time) };
    };
    const median = await ask('p-median');
    expect(median).toMatchObject({ objective: expected.optimal[name], proven: true });
    expect(median.times.reduce((sum, time) => sum + time)).toBe(median.objective);
    const center = await ask('p-center');
    expect(center).toMatchObject({ objective: expected.p_center.optimal[name], proven: true });
    expect(Math.max(...center.times)).toBe(center.objective);
  });
}
