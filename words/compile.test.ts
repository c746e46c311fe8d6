/// <reference types="node" />
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stylesIn } from './styles.ts';

type Texts = Record<string, string>;

const script = fileURLToPath(new URL('../scripts/words.mjs', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'words-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(area: string, locale: string, texts: Texts, more = ''): void {
  mkdirSync(path.join(folder, area), { recursive: true });
  const messages = Object.entries(texts).map(
    ([id, text]) => `msgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n`,
  );
  const header = `msgid ""\nmsgstr ""\n"Language: ${locale}\\n"\n`;
  writeFileSync(path.join(folder, area, `${locale}.po`), [header, ...messages, more].join('\n'));
}

function writeAll(area: string, texts: Texts): void {
  for (const locale of ['fr', 'en', 'sw']) write(area, locale, texts);
}

interface Compiled {
  areas: number;
  messages?: number;
  skipped: boolean;
  faults: string[];
}
const { compileWords }: { compileWords(folder: string): Promise<Compiled> } = await import(script);

/** Compiles the folder; faults are given sorted, with the files' names from the folder on. */
async function compile(): Promise<Compiled> {
  const result = await compileWords(folder);
  const prefix = `${path.basename(folder)}/`;
  return { ...result, faults: result.faults.map((fault) => fault.replace(prefix, '')).toSorted() };
}

function run() {
  return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
}

const compiled = (file: string) => readFileSync(path.join(folder, 'compiled', file), 'utf8');

test('areas are found by their folders, and joined into a module for each language', async () => {
  writeAll('bell', { 'bell.rings': '{count, plural, one {# ring} other {# rings}} at {place}' });
  writeAll('gate', { 'gate.shut': 'shut' });
  mkdirSync(path.join(folder, 'not-an-area'));
  expect((await compile()).faults).toEqual([]);
  for (const locale of ['fr', 'en', 'sw']) {
    expect(compiled(`${locale}.ts`)).toMatch(/bell\.rings.*gate\.shut/);
  }
  expect(compiled('ids.ts')).toContain('"bell.rings": "count" | "place";');
  expect(compiled('ids.ts')).toContain('"gate.shut": never;');
});

test('nothing is done when nothing changed, and everything when something did', async () => {
  writeAll('gate', { 'gate.shut': 'shut' });
  expect(await compile()).toMatchObject({ areas: 1, messages: 1, skipped: false });
  expect(await compile()).toMatchObject({ skipped: true, faults: [] });
  writeAll('gate', { 'gate.shut': 'shut', 'gate.open': 'open' });
  expect(await compile()).toMatchObject({ messages: 2, skipped: false });
  expect(compiled('ids.ts')).toContain('gate.open');
  expect(compiled('fr.ts')).toContain('gate.open');
});

test('a fault names file and id, and does not stop what is sound', async () => {
  writeAll('bell', { 'bell.rings': 'rings' });
  write('gate', 'fr', { 'gate.open': 'ouvert', 'gate.shut': 'fermé' });
  write('gate', 'en', { 'gate.open': 'open', 'gate.shut': '' });
  write('gate', 'sw', { 'gate.shut': 'imefungwa' });
  const expected = [
    'gate/en.po: gate.shut: no message; there is one in fr, sw',
    'gate/sw.po: gate.open: no message; there is one in fr, en',
  ];
  const { faults } = await compile();
  expect(faults).toEqual(expected);
  expect(compiled('ids.ts')).toContain('bell.rings');
  expect(compiled('ids.ts')).not.toContain('gate.');
});

test('run as a program it exits 1 as long as there is a fault, and 0 without', () => {
  write('gate', 'fr', { 'gate.shut': 'fermé' });
  write('gate', 'en', { 'gate.shut': 'shut' });
  write('gate', 'sw', { 'gate.shut': '' });
  expect([run().status, run().status]).toEqual([1, 1]);
  expect(run().stderr).toContain('gate/sw.po: gate.shut: no message');
  write('gate', 'sw', { 'gate.shut': 'imefungwa' });
  expect([run().status, run().status]).toEqual([0, 0]);
  expect(run().stdout).toContain('unchanged');
});

test('a language without its file', async () => {
  write('gate', 'fr', { 'gate.shut': 'fermé' });
  write('gate', 'en', { 'gate.shut': 'shut' });
  const { faults } = await compile();
  expect(faults).toContain('gate/sw.po: file missing');
});

test('an id outside its area, in two areas, or twice in a file', async () => {
  writeAll('bell', { 'bell.rings': 'rings' });
  writeAll('gate', { 'bell.rings': 'rings', 'gatekeeper.in': 'in' });
  write('gate', 'sw', { 'gate.shut': 'imefungwa' }, 'msgid "gate.shut"\nmsgstr "imefungwa tena"\n');
  const { faults } = await compile();
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^gate\/fr\.po: bell\.rings: already in .*bell\/fr\.po$/),
      'gate/fr.po: gatekeeper.in: ids of this area start with "gate."',
      'gate/sw.po: gate.shut: twice in this file',
    ]),
  );
  expect(compiled('ids.ts')).not.toContain('gatekeeper');
});

test('values that differ between languages', async () => {
  write('gate', 'fr', { 'gate.at': 'à {place}', 'gate.of': 'de {place} et {time}' });
  write('gate', 'en', { 'gate.at': 'at {time}', 'gate.of': '{time} of {place}' });
  write('gate', 'sw', { 'gate.at': '{place}', 'gate.of': 'ya {place}' });
  const { faults } = await compile();
  expect(faults).toEqual([
    'gate/en.po: gate.at: values time, but in fr: place',
    'gate/sw.po: gate.of: values place, but in fr: place, time',
  ]);
});

test('words that are no ICU message, also where its parser is lenient', async () => {
  const broken: Texts = {
    'gate.a': '{n, plural, other {x}',
    'gate.b': 'shut {',
    'gate.c': 'shut }',
    'gate.d': "l'{a}' b",
    'gate.e': '{n, plural, one {x}}',
    'gate.f': '{who, select, a {x}}',
    'gate.g': '{n, plural, one {x} other {{at, date}}}',
  };
  writeAll('gate', { ...broken, 'gate.ok': "d'{place} et l''autre" });
  const { faults } = await compile();
  const inFrench = faults.filter((fault) => fault.startsWith('gate/fr.po'));
  expect(inFrench.map((fault) => fault.split(': ')[1]).toSorted()).toEqual(Object.keys(broken));
  expect(compiled('ids.ts')).toContain('gate.ok');
  expect(compiled('ids.ts')).not.toMatch(/gate\.[a-g]"/);
});

test('words that nobody approved, or in a file of another language', async () => {
  writeAll('gate', { 'gate.shut': 'shut' });
  write('gate', 'sw', {}, '#, fuzzy\nmsgid "gate.shut"\nmsgstr "imefungwa"\n');
  writeFileSync(
    path.join(folder, 'gate', 'fr.po'),
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "gate.shut"\nmsgstr "fermé"\n',
  );
  const { faults } = await compile();
  expect(faults).toEqual([
    'gate/fr.po: the header must say "Language: fr"',
    'gate/sw.po: gate.shut: no message; there is one in fr, en',
  ]);
});

test('the styles that are spoken are taken, and those that write the names of months are not', async () => {
  const kindOf = (name: string) =>
    name === 'clock' ? 'time' : name === 'day' || name === 'full' ? 'date' : 'number';
  const known = Object.keys(stylesIn('UTC')).map((name) => [
    `gate.${name}`,
    `{at, ${kindOf(name)}, ${name}}`,
  ]);
  writeAll('gate', Object.fromEntries(known));
  expect((await compile()).faults).toEqual([]);

  const others = {
    'gate.a': '{at, date}',
    'gate.b': '{at, date, long}',
    'gate.c': '{at, time}',
    'gate.d': '{n, number, currency}',
    'gate.e': '{n, plural, one {{at, date, short}} other {}}',
    'gate.f': '{n, spellout}',
  };
  writeAll('gate', others);
  const { faults } = await compile();
  for (const id of Object.keys(others)) expect(faults.join('\n')).toContain(`gate/fr.po: ${id}: style`);
});
