// Cell suppression: patterns of Statistics Norway's GaussSuppression with the attacker's intervals. k-anonymity: counts
// and individual risks of sdcMicro's tests.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith, runForTest } from './frame-testing.ts';
import { protectCommand } from './protect.ts';

const reference = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../shared/reference/${path}`, import.meta.url)), 'utf8');

interface Row {
  age: string;
  geo: string;
  freq: number;
  primary: boolean;
  suppressed: boolean;
}
type Intervals = Record<string, [low: number, high: number]>;
const suppression = JSON.parse(reference('cell-suppression/expected.json')) as {
  runs: Record<string, { rows: Row[]; attacker_interval: Intervals; exactly_disclosed: string[] }>;
  z1: { region: string; hovedint: string; ant: number; primary: boolean; suppressed: boolean }[];
  exhaustive_optimum_table1: { min_secondary: number; min_secondary_value_sum: number };
  differencing_example: { release1_intervals: Intervals; combined_intervals: Intervals };
};

const GEO = 'code,parent\nIceland,nonEU\nPortugal,EU\nSpain,EU\n';

interface Hidden {
  age: string;
  geo: string;
  low: number;
  high: number;
  wholeLow: number;
  wholeHigh: number;
}
const intervalsOf = (cells: readonly Hidden[]): Intervals =>
  Object.fromEntries(cells.map(({ age, geo, low, high }) => [`${age}:${geo}`, [low, high]]));
const released = (rows: readonly Row[]) =>
  `age,geo,freq\n${rows.map(({ age, geo, freq, suppressed }) => `${age},${geo},${suppressed ? '' : freq}`).join('\n')}\n`;

/** 2014 of the detailed data, the year of every table but the last. */
const detailed = (year: string) =>
  reference('cell-suppression/data.csv')
    .split('\n')
    .filter((line, at) => at === 0 || line.includes(year))
    .join('\n');

for (const [name, { rows, attacker_interval, exactly_disclosed }] of Object.entries(suppression.runs)) {
  test(`${name} as published: the attacker's interval of every suppressed cell`, async () => {
    const cwd = await folderWith({ 'release.csv': released(rows), 'geo.csv': GEO });
    const argv = ['release.csv', '--check', '--hierarchy', 'geo=geo.csv', '--json'];
    const ran = await runForTest(protectCommand, argv, { cwd });
    const { hidden, disclosed } = ran.json<{ hidden: Hidden[]; disclosed: number }>();
    expect(intervalsOf(hidden)).toEqual(attacker_interval);
    expect(disclosed).toBe(exactly_disclosed.length);
    expect(ran.code).toBe(0);
  });
}

test('table 1 and one later cell: each cell that was safe is disclosed by the difference', async () => {
  const { release1_intervals, combined_intervals } = suppression.differencing_example;
  const cwd = await folderWith({
    'release.csv': released(suppression.runs['table1']!.rows),
    'later.csv': 'age,geo,freq\nyoung,EU,5\n',
    'geo.csv': GEO,
  });
  const argv = ['release.csv', '--check', '--earlier', 'later.csv', '--hierarchy', 'geo=geo.csv', '--json'];
  const ran = await runForTest(protectCommand, argv, { cwd });
  const { hidden, disclosed } = ran.json<{ hidden: (Hidden & { alone: Hidden })[]; disclosed: number }>();
  expect(intervalsOf(hidden.map((cell) => ({ ...cell, ...cell.alone })))).toEqual(release1_intervals);
  const combined = Object.entries(combined_intervals).map(([key, [low, high]]) => [
    key,
    [low, Math.abs(high)],
  ]);
  expect(intervalsOf(hidden)).toEqual(Object.fromEntries(combined));
  expect([disclosed, ran.code]).toEqual([4, 1]);
});

interface Protected {
  cells: (Partial<Hidden> & { value: number | null; hidden: 'small' | 'others' | null; region?: string })[];
  secondary: number;
  valueLost: number;
  proven: boolean;
}

test('table 1: a valid pattern of the least value, three more cells worth nine', async () => {
  const cwd = await folderWith({ 'data.csv': detailed('2014') });
  const argv = ['data.csv', '--by', 'age,geo', '--threshold', '1', '--zeros', '--json'];
  const answer = (await runForTest(protectCommand, argv, { cwd })).json<Protected>();
  const { min_secondary, min_secondary_value_sum } = suppression.exhaustive_optimum_table1;
  expect(answer).toMatchObject({
    secondary: min_secondary,
    valueLost: min_secondary_value_sum,
    proven: true,
  });
});

/** Of the vignette's tables that hold all margins: what makes a cell primary, and the year. */
const SETTINGS = {
  table2: ['2014', '--threshold', '3', '--zeros'],
  table4: ['2014', '--threshold', '5'],
  table7: ['2015', '--threshold', '1', '--zeros'],
} as const;

for (const [name, [year, ...rule]] of Object.entries(SETTINGS)) {
  test(`${name}: the same primary cells, none of them worked out, no more lost than there`, async () => {
    const cwd = await folderWith({ 'data.csv': detailed(year) });
    const argv = ['data.csv', '--by', 'age,geo', '--hierarchy', 'geo=eu', ...rule, '--width', '1', '--json'];
    const { cells, valueLost } = (await runForTest(protectCommand, argv, { cwd })).json<Protected>();
    const { rows } = suppression.runs[name]!;
    const small = cells.filter(({ hidden }) => hidden === 'small');
    expect(small.map(({ age, geo }) => `${age}:${geo}`).sort()).toEqual(
      rows
        .filter(({ primary }) => primary)
        .map(({ age, geo }) => `${age}:${geo}`)
        .sort(),
    );
    for (const { wholeLow, wholeHigh } of small) expect(wholeHigh ?? Infinity).toBeGreaterThan(wholeLow!);
    const lostThere = rows.filter(({ primary, suppressed }) => suppressed && !primary);
    expect(valueLost).toBeLessThanOrEqual(lostThere.reduce((sum, { freq }) => sum + freq, 0));
  });
}

test('z1: three primary cells, none of them worked out, no more lost than by Gauss suppression', async () => {
  const cwd = await folderWith({ 'z1.csv': reference('cell-suppression/z1.csv') });
  const argv = ['z1.csv', '--count', 'ant', '--threshold', '4', '--width', '1', '--json'];
  const { cells, secondary, valueLost } = (await runForTest(protectCommand, argv, { cwd })).json<Protected>();
  const small = cells.filter(({ hidden }) => hidden === 'small');
  const lostThere = suppression.z1.filter(({ primary, suppressed }) => suppressed && !primary);
  expect(cells).toHaveLength(45);
  expect(small).toHaveLength(suppression.z1.filter(({ primary }) => primary).length);
  for (const { wholeLow, wholeHigh } of small) expect(wholeHigh!).toBeGreaterThan(wholeLow!);
  expect(secondary).toBe(lostThere.length);
  expect(valueLost).toBeLessThanOrEqual(lostThere.reduce((sum, { ant }) => sum + ant, 0));
});

interface Counts {
  fk: number[];
  Fk: number[];
  n1: number;
  n2: number;
  individual_risk_approx?: number[];
}
const anonymity = JSON.parse(reference('k-anonymity/expected.json')) as {
  no_missing: Counts;
  with_missing: Counts & { C: (number | null)[] };
  violations_2_anonymity: Record<string, number>;
  violations_3_anonymity: Record<string, number>;
};

for (const name of ['no_missing', 'with_missing'] as const) {
  test(`k-anonymity, ${name}: counts, estimated population and individual risk`, async () => {
    const expected = anonymity[name];
    const { C } = anonymity.with_missing;
    const data = reference('k-anonymity/data.csv').trim().split('\n');
    const rows = data.map((line, at) => {
      const [a, b, c, weight] = line.split(',');
      return at === 0 || name === 'no_missing' ? line : [a, b, C[at - 1] === null ? 'NA' : c, weight].join();
    });
    const cwd = await folderWith({ 'people.csv': `${rows.join('\n')}\n` });
    const argv = ['people.csv', '--keys', 'A,B,C', '--weight', 'weight', '--json'];
    const answer = (await runForTest(protectCommand, argv, { cwd })).json<{
      records: { fk: number; Fk: number; risk: number }[];
      n1: number;
      n2: number;
      violations: Record<string, number>;
    }>();
    expect(answer.records.map(({ fk }) => fk)).toEqual(expected.fk);
    expect(answer.records.map(({ Fk }) => Fk)).toEqual(expected.Fk);
    expect([answer.n1, answer.n2]).toEqual([expected.n1, expected.n2]);
    expect(answer.violations).toMatchObject({
      2: anonymity.violations_2_anonymity[name],
      3: anonymity.violations_3_anonymity[name],
    });
    expected.individual_risk_approx?.forEach((risk, at) => {
      expect(answer.records[at]!.risk).toBeCloseTo(risk, 7);
    });
  });
}
