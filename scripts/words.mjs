// Joins the catalogs `words/<area>/<locale>.po` into `words/compiled/`: one module for each language, the ids
// with the values they need, and how far each language has come. Areas are the folders that hold catalogs. What is sound is compiled even when
// something else is not, so that an area being written does not stop the others; the exit code is then 1.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const locales = ['fr', 'en', 'sw'];

/** Areas that screens speak, beside those that begin with `watch`: a phone on a weak line loads nothing else. */
const areasForWeb = [
  'alerts',
  'mentoring',
  'plans',
  'questions',
  'recommendations',
  'refusals',
  'reports',
  'roles',
  'visits',
];

function isForWeb(id) {
  const area = id.slice(0, id.indexOf('.'));
  return area.startsWith('watch') || areasForWeb.includes(area);
}

/** Areas that the phone speaks whole, beside those that begin with `field`, and single lists and messages of others. */
const areasForField = ['questions', 'recommendations', 'reports', 'visits'];
const listsForField =
  'actor call-back-result certainty channel credibility direction event feedback-result feedback-way protect state urgency'
    .split(' ')
    .map((list) => `alerts.${list}`);
const messagesForField = ['watch.days-left'];
/** What the node may say to what a phone writes. */
const refusalsForField =
  'act alert app claim device entry keystore number place question recommendation report request time visit'.split(
    ' ',
  );

function isForField(id) {
  const [area, list] = id.split('.');
  return (
    area.startsWith('field') ||
    areasForField.includes(area) ||
    listsForField.includes(`${area}.${list}`) ||
    (area === 'refusals' && refusalsForField.includes(list.split('/')[0])) ||
    messagesForField.includes(id)
  );
}

/** What `speak` can format; another style would print a month's name, or throw. */
const styles = {
  number: [undefined, 'percent', 'decimal1', 'decimal2', 'decimal3'],
  date: ['day', 'full'],
  time: ['clock'],
};

/**
 * Compiles every area of a folder of catalogs.
 * Gives the number of areas and messages, whether anything was done, and the faults found, each a line that
 * names file and id. Never throws for a bad catalog.
 */
export async function compileWords(folder = path.join(root, 'words')) {
  const files = catalogFiles(folder);
  const areas = [...new Set(files.map((file) => file.area))];
  const compiled = path.join(folder, 'compiled');
  const stamp = path.join(compiled, '.stamp');
  const state = stateOf(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
    return { areas: areas.length, messages: undefined, skipped: true, faults: [] };
  }

  const { parsePoFile } = await import('@lingui/format-po');
  const { createCompiledCatalog } = await import('@lingui/cli/api');
  const faults = [];
  const catalogs = Object.fromEntries(locales.map((locale) => [locale, new Map()]));
  for (const area of areas) readArea(area, files, parsePoFile, catalogs, faults);

  const shapes = Object.fromEntries(
    locales.map((locale) => [locale, shapesOf(locale, catalogs[locale], createCompiledCatalog, faults)]),
  );
  const sound = soundIds(catalogs, shapes, faults);

  for (const place of ['web', 'field']) mkdirSync(path.join(compiled, place), { recursive: true });
  if (faults.length > 0) rmSync(stamp, { force: true });
  for (const locale of locales) {
    const compile = (ids) => {
      const messages = Object.fromEntries(ids.map(({ id }) => [id, catalogs[locale].get(id).text]));
      return createCompiledCatalog(locale, messages, { strict: true, namespace: 'ts' }).source;
    };
    replace(path.join(compiled, `${locale}.ts`), `${compile(sound)}\n`);
    replace(
      path.join(compiled, 'web', `${locale}.ts`),
      `${compile(sound.filter(({ id }) => isForWeb(id)))}\n`,
    );
    replace(
      path.join(compiled, 'field', `${locale}.ts`),
      `${compile(sound.filter(({ id }) => isForField(id)))}\n`,
    );
  }
  replace(path.join(compiled, 'ids.ts'), idsModule(sound));
  replace(path.join(compiled, 'progress.ts'), progressModule(catalogs));
  if (faults.length === 0) replace(stamp, state);
  return { areas: areas.length, messages: sound.length, skipped: false, faults };
}

function catalogFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'compiled' && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .sort()
    .flatMap((area) =>
      readdirSync(path.join(folder, area))
        .filter((name) => name.endsWith('.po'))
        .sort()
        .map((name) => ({
          area,
          locale: name.slice(0, -3),
          name: `${path.basename(folder)}/${area}/${name}`,
          text: readFileSync(path.join(folder, area, name), 'utf8'),
        })),
    );
}

/** A digest of everything the compiled files depend on: catalogs, this script, the versions of lingui. */
function stateOf(files) {
  const hash = createHash('sha256');
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(readFileSync(path.join(root, 'package.json')));
  for (const { name, text } of files) hash.update(`\0${name}\0${text}`);
  return hash.digest('hex');
}

function readArea(area, files, parsePoFile, catalogs, faults) {
  const own = files.filter((file) => file.area === area);
  for (const { locale, name } of own) {
    if (!locales.includes(locale))
      faults.push(`${name}: no such language here; there are ${locales.join(', ')}`);
  }
  for (const locale of locales) {
    const file = own.find((candidate) => candidate.locale === locale);
    if (!file) {
      faults.push(`${path.dirname(own[0].name)}/${locale}.po: file missing`);
      continue;
    }
    const po = parsePoFile(file.text);
    if (po.headers.Language !== locale)
      faults.push(`${file.name}: the header must say "Language: ${locale}"`);
    const seen = new Set();
    for (const item of po.items) {
      if (item.obsolete || item.msgid === '') continue;
      const id = item.msgid;
      if (seen.has(id)) faults.push(`${file.name}: ${id}: twice in this file`);
      seen.add(id);
      const other = catalogs[locale].get(id);
      if (other && other.file !== file.name) {
        faults.push(`${file.name}: ${id}: already in ${other.file}`);
      } else if (!id.startsWith(`${area}.`)) {
        faults.push(`${file.name}: ${id}: ids of this area start with "${area}."`);
      }
      // A translator's "fuzzy" means that nobody has approved the words.
      const text = item.flags.fuzzy ? '' : (item.msgstr[0] ?? '');
      const isUnread = item.comments.some((comment) => comment.trim() === 'unread');
      if (!other) catalogs[locale].set(id, { file: file.name, area, text, isUnread });
    }
  }
}

/** The values and styles of each message of one language that can be read, by id. */
function shapesOf(locale, catalog, createCompiledCatalog, faults) {
  const texts = Object.fromEntries(
    [...catalog].filter(([, entry]) => entry.text !== '').map(([id, entry]) => [id, entry.text]),
  );
  const { source, errors } = createCompiledCatalog(locale, texts, { strict: true, namespace: 'json' });
  for (const { id, error } of errors) {
    const reason = String(error.message).split('\n')[0];
    faults.push(`${catalog.get(id).file}: ${id}: not in the ICU message format: ${reason}`);
  }
  const shapes = new Map();
  for (const [id, tokens] of Object.entries(JSON.parse(source).messages)) {
    const values = new Set();
    const problems = problemsIn(tokens, values);
    faults.push(...problems.map((problem) => `${catalog.get(id).file}: ${id}: ${problem}`));
    if (problems.length === 0) shapes.set(id, [...values].sort());
  }
  return shapes;
}

/** Walks a compiled message, collects the values it needs, and gives what the lenient parser let through. */
function problemsIn(tokens, values) {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') {
      return /[{}]/.test(token)
        ? [`a brace that opens or closes nothing, or stands behind an apostrophe: "${token}"`]
        : [];
    }
    const [name, type, format] = token;
    values.add(name);
    if (type === undefined) return [];
    if (type !== 'plural' && type !== 'selectordinal' && type !== 'select')
      return problemsOfStyle(type, format);
    const inside = Object.values(format).flatMap((branch) =>
      Array.isArray(branch) ? problemsIn(branch, values) : [],
    );
    return format.other === undefined ? [`${type} of ${name} has no "other"`, ...inside] : inside;
  });
}

function problemsOfStyle(type, style) {
  if (styles[type]?.includes(style)) return [];
  const known = (styles[type] ?? []).map((name) => name ?? 'none').join(', ');
  return [
    `style "${style ?? 'none'}" of ${type}; ${known ? `use one of: ${known}` : 'write the value plainly'}`,
  ];
}

/** Ids that are whole: in their own area, in every language, with the same values. Sorted. */
function soundIds(catalogs, shapes, faults) {
  const ids = new Set(locales.flatMap((locale) => [...catalogs[locale].keys()]));
  const sound = [];
  for (const id of [...ids].sort()) {
    const present = locales.filter((locale) => catalogs[locale].get(id)?.text);
    const any = catalogs[locales.find((locale) => catalogs[locale].has(id))].get(id);
    for (const locale of locales.filter((candidate) => !present.includes(candidate))) {
      const file = `${path.dirname(any.file)}/${locale}.po`;
      faults.push(
        `${file}: ${id}: no message${present.length > 0 ? `; there is one in ${present.join(', ')}` : ''}`,
      );
    }
    const readable = present.filter((locale) => shapes[locale].has(id));
    const [first, ...others] = readable;
    const differing = others.filter(
      (locale) => shapes[locale].get(id).join() !== shapes[first].get(id).join(),
    );
    for (const locale of differing) {
      const [here, there] = [shapes[locale].get(id), shapes[first].get(id)].map(
        (names) => names.join(', ') || 'none',
      );
      faults.push(`${catalogs[locale].get(id).file}: ${id}: values ${here}, but in ${first}: ${there}`);
    }
    if (readable.length === locales.length && differing.length === 0 && id.startsWith(`${any.area}.`)) {
      sound.push({ id, values: shapes[first].get(id) });
    }
  }
  return sound;
}

function idsModule(sound) {
  const lines = sound.map(({ id, values }) => {
    const names = values.map((name) => JSON.stringify(name)).join(' | ') || 'never';
    return `  ${JSON.stringify(id)}: ${names};`;
  });
  return [
    '// Made by scripts/words.mjs from the catalogs.',
    '/** The names of the values that each message needs. */',
    'export interface WordValues {',
    ...lines,
    '}',
    'export type WordId = keyof WordValues;',
    '',
  ].join('\n');
}

/** How far each language has come: messages there are, those that it has, those that no native speaker has read. */
function progressModule(catalogs) {
  const ids = new Set(locales.flatMap((locale) => [...catalogs[locale].keys()]));
  const lines = locales.map((locale) => {
    const translated = [...catalogs[locale].values()].filter(({ text }) => text !== '');
    const unread = translated.filter(({ isUnread }) => isUnread).length;
    return `  ${locale}: { messages: ${ids.size}, translated: ${translated.length}, unread: ${unread} },`;
  });
  return [
    '// Made by scripts/words.mjs from the catalogs.',
    '/** Of each language: messages there are, those that it has, those that no native speaker has read. */',
    'export const progress = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');
}

/** Writes by rename, and only what differs: two may compile at once, and the type checker looks at times. */
function replace(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { areas, messages, skipped, faults } = await compileWords(process.argv[2]);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(`words: ${faults.length} to mend`);
    process.exitCode = 1;
  } else {
    console.log(
      skipped
        ? 'words: unchanged'
        : `words: ${messages} messages in ${areas} areas, ${locales.length} languages`,
    );
  }
}
