import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, runForTest } from './frame-testing.ts';
import { protectCommand } from './protect.ts';

/** EXERCISE: reports by territory and class. */
const REPORTS =
  'territoire;classe;nombre\n' +
  'Walikale;pillage;14\nWalikale;enlèvement;2\nMasisi;pillage;30\nMasisi;enlèvement;9\nLubero;pillage;22\nLubero;enlèvement;6\n';

interface ProtectJson {
  cells: {
    territoire: string;
    classe: string;
    value: number | null;
    hidden: string | null;
    wholeLow: number;
  }[];
  primary: number;
  secondary: number;
  changes: number;
  earlier: { source: string; hidden: { together: { wholeLow: number; wholeHigh: number } }[] }[];
}

test('what is written holds no hidden number, and can be checked as it stands', async () => {
  const cwd = await folderWith({ 'reports.csv': REPORTS });
  const { out, code } = await runForTest(
    protectCommand,
    ['reports.csv', '--csv', 'release.csv', '--picture', 'hidden.svg'],
    { cwd, locale: 'fr' },
  );
  expect(code).toBe(0);
  expect(out).toMatch(/Walikale +enlèvement +trop petit/);
  expect(out).toContain('4 nombres sur 12 sont cachés : 1 trop petit, et 3');
  const release = await readFile(join(cwd, 'release.csv'), 'utf8');
  expect(release).toContain('territoire,classe,nombre');
  expect(release).toMatch(/Walikale,enlèvement,\r?\n/);
  expect(release).toContain('Masisi,enlèvement,9');
  expect(await readFile(join(cwd, 'hidden.svg'), 'utf8')).toContain('Walikale · enlèvement');
  const check = await runForTest(protectCommand, ['release.csv', '--check', '--width', '3', '--json'], {
    cwd,
  });
  expect(check.json<{ narrow: number; hidden: unknown[] }>()).toMatchObject({ narrow: 0 });
  expect(check.code).toBe(0);
});

test('JSON holds the true number of no hidden cell', async () => {
  const cwd = await folderWith({ 'reports.csv': REPORTS });
  const answer = (await runForTest(protectCommand, ['reports.csv', '--json'], { cwd })).json<ProtectJson>();
  expect(answer).toMatchObject({ primary: 1, secondary: 3, changes: 0 });
  for (const { value, hidden } of answer.cells) expect(value === null).toBe(hidden !== null);
});

test('a careless later release gives hidden numbers away: the check says so with exit code 1', async () => {
  const cwd = await folderWith({
    'release.csv':
      'territory,class,count\nTotal,Total,83\nWalikale,Total,16\nMasisi,Total,39\nLubero,Total,28\nTotal,looting,66\n' +
      'Total,abduction,17\nWalikale,looting,x\nWalikale,abduction,x\nMasisi,looting,*\nMasisi,abduction,\nLubero,looting,22\nLubero,abduction,6\n',
    'later.csv': 'territory,class,count\nMasisi,abduction,9\n',
  });
  const alone = await runForTest(protectCommand, ['release.csv', '--check'], { cwd });
  expect([alone.code, alone.out.includes('none can be worked out exactly')]).toEqual([0, true]);
  const both = await runForTest(protectCommand, ['release.csv', '--check', '--earlier', 'later.csv'], {
    cwd,
  });
  expect([both.code, both.out.includes('4 can be worked out exactly')]).toEqual([1, true]);
});

test('earlier releases of the same data are held against the new one', async () => {
  const cwd = await folderWith({ 'reports.csv': REPORTS });
  await runForTest(protectCommand, ['reports.csv', '--csv', 'first.csv'], { cwd });
  const again = await runForTest(
    protectCommand,
    ['reports.csv', '--by', 'classe', '--earlier', 'first.csv', '--json'],
    { cwd },
  );
  const { earlier, changes } = again.json<ProtectJson>();
  expect(changes).toBe(0);
  expect(earlier[0]!.hidden).toHaveLength(4);
  for (const { together } of earlier[0]!.hidden)
    expect(together.wholeHigh - together.wholeLow).toBeGreaterThanOrEqual(3);
});

test('a number that moved by one since the earlier release is hidden: the difference is a small number', async () => {
  const cwd = await folderWith({
    'reports.csv': REPORTS,
    'before.csv': 'territoire,classe,nombre\nTotal,Total,60\nLubero,pillage,21\n',
  });
  const argv = ['reports.csv', '--earlier', 'before.csv'];
  const answer = (await runForTest(protectCommand, [...argv, '--json'], { cwd })).json<ProtectJson>();
  expect(answer.changes).toBe(2);
  const cell = answer.cells.find(({ territoire, classe }) => territoire === 'Lubero' && classe === 'pillage');
  expect(cell).toMatchObject({ hidden: 'asked', value: null });
  const { out } = await runForTest(protectCommand, argv, { cwd });
  expect(out).toMatch(/1 differs by too\s+little/);
});

test('who shares her keys with few is told by line, never by name or key', async () => {
  const cwd = await folderWith({
    'people.csv': 'name,sex,birth,village\nA,F,1980,Kibua\nB,F,1980,Kibua\nC,F,1980,Kibua\nD,M,1975,Ntoto\n',
  });
  const argv = ['people.csv', '--keys', 'sex,birth,village', '--picture', 'keys.svg'];
  const { out } = await runForTest(protectCommand, argv, { cwd });
  expect(out).toContain('1 of 4 rows shares its keys with fewer than 3 rows');
  expect(out).not.toMatch(/Ntoto|1975/);
  expect(await readFile(join(cwd, 'keys.svg'), 'utf8')).toContain('<svg');
});

test('what cannot be used is named by line or column', async () => {
  const cwd = await folderWith({
    'negative.csv': 'place,count\nA,3\nB,-1\n',
    'levels.csv': 'place,area,count\nA,north,3\nA,south,4\n',
    'sum.csv': 'place,count\nA,3\nTotal,3\n',
    'clash.csv': 'place,count\nA,3\nB,4\nTotal,8\n',
  });
  const ask = (...argv: string[]) => runForTest(protectCommand, argv, { cwd });
  await expect(ask('negative.csv')).rejects.toThrow('line 3: less than zero');
  await expect(ask('levels.csv', '--hierarchy', 'place=area')).rejects.toThrow('line 3: another code above');
  await expect(ask('sum.csv')).rejects.toThrow('line 3: a total among the finest numbers');
  await expect(ask('clash.csv', '--check')).rejects.toThrow('contradict each other');
  await expect(ask('negative.csv', '--hierarchy', 'place')).rejects.toThrow('COLUMN=COLUMN');
});
