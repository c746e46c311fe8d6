// Burkitt's lymphoma in the West Nile district: the published test (20 km, 5 days) and R's surveillance::knox for further
// limits. Many pairs lie at the very limit, so that < in place of <= would show.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runForTest } from './frame-testing.ts';
import { knoxCommand } from './knox.ts';

const folder = fileURLToPath(new URL('../../../../shared/reference/knox-burkitt', import.meta.url));
const { results } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as {
  results: {
    eps_space: number;
    eps_time: number;
    pairs: number;
    close_both: number;
    close_space: number;
    close_time: number;
    expected: number;
    p_poisson: number;
    p_mc_B9999: number;
    perm_sd_exact: number;
  }[];
};

async function knox(distance: number, time: number, permutations: number) {
  const limits = ['--within-distance', String(distance), '--within-time', String(time)];
  const columns = ['--x', 'x', '--y', 'y', '--time', 't', '--permutations', String(permutations)];
  const argv = ['data.csv', ...columns, ...limits, '--json'];
  return (await runForTest(knoxCommand, argv, { cwd: folder })).json<Record<string, number>>();
}

test('20 km and 5 days, as published', async () => {
  const found = await knox(20, 5, 9999);
  expect(found).toMatchObject({ pairs: 17578, close: 13, closeInSpace: 3429, closeInTime: 52 });
  expect(found['expected']).toBeCloseTo(10.1438161, 7);
  // P(X > 13); P(X >= 13) would be 0.2223.
  expect(found['pPoisson']).toBeCloseTo(0.146246, 6);
  expect(Math.abs(found['p']! - 0.2084)).toBeLessThan(4 * Math.sqrt((2 * 0.2084 * 0.7916) / 9999));
});

test('every other pair of limits', async () => {
  expect(results.length).toBeGreaterThan(10);
  for (const row of results) {
    const found = await knox(row.eps_space, row.eps_time, 999);
    expect(found).toMatchObject({
      pairs: row.pairs,
      close: row.close_both,
      closeInSpace: row.close_space,
      closeInTime: row.close_time,
    });
    expect(found['expected']).toBeCloseTo(row.expected, 9);
    expect(found['pPoisson']).toBeCloseTo(row.p_poisson, 9);
    expect(found['standardDeviation']).toBeCloseTo(row.perm_sd_exact, 9);
    // 40 and 360 repeat the p of the row before them; permuting in another program gives 0.012 (6,000 times).
    const p = row.eps_space === 40 ? 0.012 : row.p_mc_B9999;
    expect(Math.abs(found['p']! - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 999) + 1 / 999);
  }
});
