import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Command, UsageError } from '../command.ts';
import {
  type AnalysisResult,
  choiceOption,
  commonOptions,
  numberOption,
  openTable,
  present,
  seedOf,
} from './frame.ts';
import { folderWith, runForTest } from './frame-testing.ts';

const RESULT: AnalysisResult = {
  json: { estimate: 0.123456789, areas: ['Djugu'] },
  table: {
    columns: ['area', 'cases', 'p'],
    rows: [
      ['Djugu', 12_345, 0.000321],
      ['=Irumu', 7, null],
    ],
  },
  reading: { means: 'One.', assumes: 'Two.', cannot: 'Three.' },
  notes: ['Four.'],
  picture: () => '<svg/>\n',
};

function commandOf(run: Command['run']): Command {
  return {
    path: ['analyse', 'toy'],
    summary: 'x',
    arguments: [{ name: 'FILE', help: 'x', optional: true }],
    options: commonOptions,
    example: 'x',
    run,
  };
}

const toy = commandOf((call) => present(call, RESULT));

test('--json puts exactly the JSON on stdout', async () => {
  const { out, err, code } = await runForTest(toy, ['--json']);
  expect(out).toBe(`${JSON.stringify(RESULT.json)}\n`);
  expect(err).toBe('');
  expect(code).toBe(0);
});

test('people get the table in their own numbers, the three sentences and the notes', async () => {
  const { out } = await runForTest(toy, [], { locale: 'fr' });
  expect(out.replaceAll('\u202f', '_')).toBe(
    [
      'area     cases         p',
      '------  ------  --------',
      'Djugu   12_345  0,000321',
      '=Irumu       7',
      '',
      'Ce que cela veut dire : One.',
      '',
      'Ce que cela suppose : Two.',
      '',
      'Ce que cela ne dit pas : Three.',
      '',
      'Four.',
      '',
    ].join('\n'),
  );
});

test('--csv - puts the table on stdout and nothing else; formulas are guarded', async () => {
  const { out } = await runForTest(toy, ['--csv', '-']);
  expect(out).toBe("area,cases,p\r\nDjugu,12345,0.000321\r\n'=Irumu,7,\r\n");
});

test('--csv and --picture write files beside the table for people', async () => {
  const cwd = await folderWith({});
  const { out, err } = await runForTest(toy, ['--csv', 'out.csv', '--picture', 'out.svg'], { cwd });
  expect(await readFile(join(cwd, 'out.csv'), 'utf8')).toContain('Djugu');
  expect(await readFile(join(cwd, 'out.svg'), 'utf8')).toBe('<svg/>\n');
  expect(await readdir(cwd)).toEqual(['out.csv', 'out.svg']);
  expect(out).toContain('What it means');
  expect(err).toBe('Written: out.svg\nWritten: out.csv\n');
});

test('outputs that cannot all be done are refused before anything is written', async () => {
  const cwd = await folderWith({ 'in.csv': 'a\n1\n' });
  const refused = (reason: RegExp | typeof UsageError, ...argv: string[]) =>
    expect(runForTest(toy, argv, { cwd })).rejects.toThrow(reason);
  await refused(UsageError, '--json', '--csv', '-');
  await refused(/\.svg/, '--picture', 'out.png');
  await refused(/also read/, 'in.csv', '--csv', './in.csv');
  await refused(/none\/out\.csv cannot be written \(ENOENT\)/, '--csv', 'none/out.csv');
  const plain = commandOf((call) => present(call, { ...RESULT, picture: undefined }));
  await expect(runForTest(plain, ['--picture', 'out.svg'], { cwd })).rejects.toThrow(UsageError);
  expect(await readdir(cwd)).toEqual(['in.csv']);
});

test('options say what they may be', async () => {
  const seen: number[] = [];
  const numbers = commandOf((call) => {
    seen.push(seedOf(call), numberOption(call, 'seed', { default: 2, min: 0.5, max: 9 }));
    choiceOption(call, 'sheet', ['one', 'two']);
    return Promise.resolve(0);
  });
  await runForTest(numbers, []);
  await runForTest(numbers, ['--seed', '7']);
  expect(seen).toEqual([1, 2, 7, 7]);
  const refused = (reason: RegExp | typeof UsageError, ...argv: string[]) =>
    expect(runForTest(numbers, argv)).rejects.toThrow(reason);
  await refused(/decimal point/, '--seed', '1,5');
  await refused(/whole number/, '--seed', '1.5');
  await refused(/at least 0\.5/, '--seed', '0');
  await refused(/at most 9/, '--seed', '10');
  await refused(/one of one, two/, '--sheet', 'three');
});

test('what was found in a file is told on stderr, where --json does not read it', async () => {
  const cwd = await folderWith({ 'in.csv': 'date;x\n#date;#x\n03/04/2018;1,5\n' });
  const reading = commandOf(async (call) => {
    const table = await openTable(call, call.args[0]!);
    return present(call, { ...RESULT, json: [table.rows.length, table.conventions] });
  });
  const { out, err } = await runForTest(reading, ['in.csv', '--json', '--dates', 'dmy', '--delimiter', ';'], {
    cwd,
  });
  expect(JSON.parse(out)).toEqual([1, { kind: 'csv', delimiter: ';', dates: 'dmy' }]);
  expect(err).toMatch(/^in\.csv, line 2: HXL/);
  await expect(runForTest(reading, ['in.csv', '--delimiter', 'abc'], { cwd })).rejects.toThrow(UsageError);
});
