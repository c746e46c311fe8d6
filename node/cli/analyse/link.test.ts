import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../command.ts';
import { folderWith, runForTest } from './frame-testing.ts';
import { linkCommand } from './link.ts';

interface LinkJson {
  groups: {
    rows: { file: string; line: number; id: string | null }[];
    score: number;
    chance: number;
    reasons: string[];
  }[];
  pairs: { score: number; proposed: boolean; bits: Record<string, number> }[];
  weights: {
    method: string;
    because: string | null;
    fields: { field: string; levels: { level: string; bits: number }[] }[];
  };
  candidates: number;
}

/** EXERCISE: one attack in Luvungi told by a Focal Point, a Liaison Assistant and a team, and other events near it. */
const FILES = {
  'focal-points.csv':
    'id,date,latitude,longitude,class,place,text\n' +
    'F1,2018-03-25,-1.331,28.252,shambulio,Livungi,"Usiku waasi walishambulia Livungi, watu 3 wameuawa,\nnyumba zimechomwa"\n' +
    'F2,2018-03-26,-1.281,28.491,wizi,Kibua,Ngombe mbili zimeibwa\n',
  'assistants.csv':
    'numéro;date;latitude;longitude;classe;localité;récit\n' +
    'A1;26/03/2018;-1,328;28,249;attaque;Luvungi;Attaque des rebelles à Luvungi dans la nuit : 3 morts, maisons incendiées\n' +
    'A2;25/03/2018;-1,342;28,705;pillage;Nyabiondo;Pillage du marché\n',
  'team.csv':
    'id,date,latitude,longitude,class,place,text\n' +
    'T1,25 March 2018,-1.33,28.25,attack,Luvungi,"Rebels attacked Luvungi at night; three killed, houses burned"\n' +
    'T2,27 March 2018,-1.28,28.49,looting,Kibua,Two cows stolen at Kibua\n',
  'classes.csv':
    'source,code,level\n' +
    'focal-points,shambulio,attack\nfocal-points,wizi,looting\n' +
    'assistants,attaque,attack\nassistants,pillage,looting\n' +
    'team,attack,attack\nteam,looting,looting\n',
};
const NAMED = [
  '--id',
  'id,numéro',
  '--type',
  'class,classe',
  '--place',
  'place,localité',
  '--text',
  'text,récit',
  '--taxonomy',
  'classes.csv',
];
const THREE = ['focal-points.csv', 'assistants.csv', 'team.csv'];

test('D1 one event told by three sources is one group, whatever their languages and files', async () => {
  const cwd = await folderWith(FILES);
  const { groups, weights } = (
    await runForTest(linkCommand, [...THREE, ...NAMED, '--json'], { cwd })
  ).json<LinkJson>();
  expect(groups.map(({ rows }) => rows.map(({ id }) => id))).toEqual([
    ['F1', 'A1', 'T1'],
    ['F2', 'T2'],
  ]);
  expect(groups[0]!.rows[1]).toEqual({ file: 'assistants.csv', line: 2, id: 'A1' });
  // Line 4: the account before it has a line break.
  expect(groups[1]!.rows[0]).toEqual({ file: 'focal-points.csv', line: 4, id: 'F2' });
  expect(groups[0]!.reasons.join(' ')).toMatch(
    /like accounts \(\+4\).*like place names \(\+2.*at most 1 day apart/,
  );
  expect(weights).toMatchObject({ method: 'fixed', because: 'few' });
});

test('people see the groups, why, and that they are proposals', async () => {
  const cwd = await folderWith(FILES);
  const { out } = await runForTest(linkCommand, [...THREE, ...NAMED, '--picture', 'odds.svg'], {
    cwd,
    locale: 'fr',
  });
  expect(out).toMatch(/focal-points\.csv:2 \(F1\)/);
  expect(out).toMatch(/Une personne confirme ou sépare/);
  expect(out).toMatch(/Moins de 200 paires : poids fixes/);
  expect(await readFile(join(cwd, 'odds.svg'), 'utf8')).toContain('<svg');
});

test('a code that the taxonomy lacks is named with its line', async () => {
  const cwd = await folderWith({
    ...FILES,
    'classes.csv': 'source,code,level\n*,attack,attack\n*,looting,looting\n',
  });
  await expect(runForTest(linkCommand, ['team.csv', ...NAMED], { cwd })).resolves.toBeDefined();
  await expect(runForTest(linkCommand, ['team.csv', 'focal-points.csv', ...NAMED], { cwd })).rejects.toThrow(
    /focal-points\.csv, column "class"[\s\S]*line 2: classes\.csv does not have this code[\s\S]*line 4/,
  );
});

test('a taxonomy for a column that no file has is refused', async () => {
  const cwd = await folderWith({ ...FILES, 'c.csv': 'source,code,level\n*,attack,attack\n' });
  await expect(runForTest(linkCommand, ['team.csv', '--taxonomy', 'c.csv'], { cwd })).rejects.toThrow(
    /no column "type"/,
  );
});

test('a column that was asked for and is nowhere is refused; one that some files lack is missing there', async () => {
  const cwd = await folderWith({
    'a.csv': 'date,latitude,longitude,place\n2018-03-25,1,29,Kibua\n',
    'b.csv': 'date,latitude,longitude\n2018-03-25,1,29\n',
  });
  const call = (...more: string[]) => runForTest(linkCommand, ['a.csv', 'b.csv', '--json', ...more], { cwd });
  const { pairs } = (await call()).json<LinkJson>();
  expect(pairs[0]!.bits).toEqual({ distance: 3.5, days: 2, place: 0 });
  await expect(call('--text', 'account')).rejects.toThrow(/no column "account"/);
});

test('bad places and times are named with their lines', async () => {
  const cwd = await folderWith({
    'a.csv': 'date,end_date,latitude,longitude\n2018-03-25,,1,29\n2018-03-25,2018-03-24,1,29\n',
    'b.csv': 'date,latitude,longitude\n2018-03-25,95,29\n2018-03-25,1,29\n',
    'c.csv': 'date,latitude,longitude,place\n2018-03-25,,,\n2018-03-25,,,Kibua\n',
    'd.csv': 'date,place\n2018-03-25,Kibua\n',
  });
  const refused = (reason: RegExp | typeof UsageError, file: string) =>
    expect(runForTest(linkCommand, [file], { cwd })).rejects.toThrow(reason);
  await refused(/line 3: the last day is before the first/, 'a.csv');
  await refused(/line 2: not between -90 and 90/, 'b.csv');
  await refused(/line 2: neither coordinates nor a place name/, 'c.csv');
  await refused(/at least 2 are needed/, 'd.csv');
});

test('reports without coordinates are linked by the name of their place', async () => {
  const cwd = await folderWith({
    'a.csv': 'date,place,type\n2018-03-25,Livungi,attack\n',
    'b.csv': 'date,place,type\n2018-03-25,Luvungi,attack\n2018-03-25,Kibua,attack\n',
  });
  const { pairs, candidates } = (
    await runForTest(linkCommand, ['a.csv', 'b.csv', '--json'], { cwd })
  ).json<LinkJson>();
  expect(candidates).toBe(1);
  expect(pairs[0]!.bits).toMatchObject({ distance: 0, place: 2 });
});

test('lists are compared column by column, and measured against the truth', async () => {
  const cwd = await folderWith({
    'people.csv': 'name,born,who\nMapendo,1980,1\nMapend,1980,1\nFuraha,1991,2\nBahati,1975,3\n',
  });
  const { groups, truth } = (
    await runForTest(linkCommand, ['people.csv', '--fields', 'name,born', '--truth', 'who', '--json'], {
      cwd,
    })
  ).json<LinkJson & { truth: unknown }>();
  expect(groups.map(({ rows }) => rows.map(({ line }) => line))).toEqual([[2, 3]]);
  expect(truth).toMatchObject({ truePairs: 1, matches: 1, proposed: 1, correct: 1, precision: 1, recall: 1 });
});

test('options of the other way of linking are refused', async () => {
  const cwd = await folderWith({ 'a.csv': 'date,name\n2018-03-25,x\n2018-03-26,y\n' });
  const refused = (reason: RegExp | typeof UsageError, ...more: string[]) =>
    expect(runForTest(linkCommand, ['a.csv', ...more], { cwd })).rejects.toThrow(reason);
  await refused(UsageError, '--fields', 'date,name', '--place', 'name');
  await refused(UsageError, '--block', 'name');
  await refused(/--fields/, '--people');
  await refused(/"born" is not in --fields/, '--fields', 'date,name', '--block', 'born');
  await refused(/--upper/, '--fields', 'date,name', '--weights', 'log-linear');
  await refused(UsageError, '--weights', 'log-linear');
});
