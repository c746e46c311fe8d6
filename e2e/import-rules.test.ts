// The import rules hold only if something shouts when they are broken. Violations are planted in a copy of the
// project, and the same commands that `npm run check` uses must find them and say why.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const rooms = ['domain', 'analysis', 'words', 'node', 'web', 'demo', 'e2e', 'bench'];
const cruises = ['.dependency-cruiser.mjs', '.dependency-cruiser-contexts.mjs'];
const copied = ['scripts', '.oxlintrc.json', ...cruises, 'package.json', 'package-lock.json'];
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'ulinzi-rules-'));
  for (const name of [...rooms, ...copied]) {
    const filter = (path: string) => !path.includes('node_modules');
    await cp(join(project, name), join(copy, name), { recursive: true, filter });
  }
  // The installed packages, but our own rooms from the copy.
  await mkdir(join(copy, 'node_modules', '@ulinzi'), { recursive: true });
  for (const name of await readdir(join(project, 'node_modules'))) {
    if (name === '@ulinzi') continue;
    await symlink(join(project, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const room of rooms) await symlink(join(copy, room), join(copy, 'node_modules', '@ulinzi', room));
  for (const [file, text] of Object.entries(planted)) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), text);
  }
});

afterAll(() => rm(copy, { recursive: true, force: true }));

const planted: Record<string, string> = {
  'domain/planted/index.ts':
    "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
  'domain/planted/deep.ts': 'export const deep = 1;\n',
  'domain/planted/reader.ts': "import { x } from '../../node/planted/index.ts';\nexport const reader = x;\n",
  'analysis/planted/index.ts': "import { Kysely } from 'kysely';\nexport const planted = Kysely;\n",
  'words/planted.ts': "import { planted } from '@ulinzi/domain/planted';\nexport const word = planted;\n",
  'web/planted/index.ts': "import { x } from '../../node/planted/index.ts';\nexport const page = x;\n",
  'web/shared/planted.ts':
    "import { deep } from '../watch/planted-one/deep.ts';\nexport const shared = deep;\n",
  'web/watch/planted-one/deep.ts': 'export const deep = 1;\n',
  'web/watch/planted-two/index.ts':
    "import { deep } from '../planted-one/deep.ts';\nexport const screen = deep;\n",
  'node/planted/index.ts': "import { page } from '../../web/planted/index.ts';\nexport const x = page;\n",
  'node/planted/starter.ts':
    "import { root } from '../../scripts/installation.mjs';\nexport const starter = root;\n",
  'node/planted-one/index.ts':
    "import { two } from '../planted-two/index.ts';\nexport const one: unknown = two;\n",
  'node/planted-two/index.ts':
    "export { three as two } from './three.ts';\nexport { four } from './four.ts';\n",
  'node/planted-two/three.ts': 'export const three = 3;\n',
  'node/planted-two/four.ts': "import { one } from '../planted-one/index.ts';\nexport const four = one;\n",
  'node/planted-one/deep.ts':
    "import { three } from '../planted-two/three.ts';\nexport const deep = three;\n",
  'node/planted-one/types.ts':
    "import type { four } from '../planted-two/four.ts';\nexport type Four = typeof four;\n",
};

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

function run(tool: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(project, 'node_modules', '.bin', tool), ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}

describe('dependency-cruiser', () => {
  let summaries: { violations: Violation[]; totalCruised: number }[];
  let reasons: string;

  beforeAll(() => {
    const cruise = (config: string, type: string) =>
      run('depcruise', '--config', config, '--output-type', type, ...rooms, 'scripts').stdout;
    summaries = cruises.map((config) => JSON.parse(cruise(config, 'json')).summary);
    reasons = cruises.map((config) => cruise(config, 'err-long').replace(/\s+/g, ' ')).join(' ');
  });

  test('sees the project', async () => {
    const files = await readdir(join(copy, 'node'), { recursive: true });
    const written = files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    for (const { totalCruised } of summaries) expect(totalCruised).toBeGreaterThan(written.length);
  });

  test.each([
    ['domain-imports', 'domain/planted/index.ts', 'fs', 'it imports typebox and itself'],
    ['domain-imports', 'domain/planted/reader.ts', 'node/planted/index.ts', 'it imports typebox and itself'],
    ['analysis-imports', 'analysis/planted/index.ts', 'kysely', 'Files, clocks and workers belong to node'],
    ['words-imports', 'words/planted.ts', 'domain/planted/index.ts', 'nothing of ours'],
    [
      'node-not-web',
      'node/planted/index.ts',
      'web/planted/index.ts',
      'meet only in domain, analysis and words',
    ],
    [
      'web-not-node',
      'web/planted/index.ts',
      'node/planted/index.ts',
      'meet only in domain, analysis and words',
    ],
    ['not-from-scripts', 'node/planted/starter.ts', 'scripts/installation.mjs', 'nothing imports from them'],
    [
      'context-through-its-door',
      'node/planted-one/deep.ts',
      'node/planted-two/three.ts',
      'through its index.ts',
    ],
    [
      'context-through-its-door',
      'node/planted-one/types.ts',
      'node/planted-two/four.ts',
      'through its index.ts',
    ],
    [
      'screen-through-its-door',
      'web/watch/planted-two/index.ts',
      'web/watch/planted-one/deep.ts',
      'through its index.ts',
    ],
    [
      'shared-knows-no-screen',
      'web/shared/planted.ts',
      'web/watch/planted-one/deep.ts',
      'it knows none of them',
    ],
    ['no-circles', 'node/planted-one/index.ts', 'node/planted-two/index.ts', 'Files in a circle'],
    [
      'no-circles-of-contexts',
      'node/planted-one',
      'node/planted-two',
      'Contexts in a circle are one context',
    ],
  ])('%s: %s may not import %s', (rule, from, to, reason) => {
    const found = summaries
      .flatMap(({ violations }) => violations)
      .filter((violation) => violation.rule.name === rule && violation.from === from);
    expect(found.map((violation) => violation.to).filter((path) => path.includes(to))).not.toEqual([]);
    expect(reasons).toContain(reason);
  });
});

describe('oxlint', () => {
  test.each([
    ['domain/planted/index.ts', 'node:fs', 'it imports typebox and itself'],
    ['analysis/planted/index.ts', 'kysely', 'Files, clocks and workers belong to node'],
    ['words/planted.ts', '@ulinzi/domain/planted', 'nothing of ours'],
    ['node/planted/index.ts', '../../web/planted/index.ts', 'meet only in domain, analysis and words'],
    ['web/planted/index.ts', '../../node/planted/index.ts', 'meet only in domain, analysis and words'],
    ['node/planted/starter.ts', '../../scripts/installation.mjs', 'Nothing imports from scripts/'],
  ])('in %s: not %s, with the reason', (file, imported, reason) => {
    const { status, stdout } = run('oxlint', file);
    expect(status).toBe(1);
    expect(stdout).toContain(`'${imported}' import is restricted`);
    expect(stdout).toContain(reason);
  });
});

test('a package under a licence that cannot go with Apache-2.0 is named', async () => {
  const licences = () =>
    spawnSync(process.execPath, [join(copy, 'scripts', 'licences.mjs')], { encoding: 'utf8' });
  expect(licences()).toMatchObject({ status: 0, stdout: '' });

  const lock = JSON.parse(await readFile(join(copy, 'package-lock.json'), 'utf8'));
  lock.packages['node_modules/planted-copyleft'] = {
    version: '1.0.0',
    license: '(AGPL-3.0 OR GPL-2.0) AND MIT',
  };
  lock.packages['node_modules/planted-choice'] = { version: '1.0.0', license: '(GPL-2.0 OR MIT) AND ISC' };
  lock.packages['node_modules/planted-silent'] = { version: '1.0.0' };
  await writeFile(join(copy, 'package-lock.json'), JSON.stringify(lock));
  expect(licences()).toMatchObject({
    status: 1,
    stdout: 'planted-copyleft 1.0.0: (AGPL-3.0 OR GPL-2.0) AND MIT\nplanted-silent 1.0.0: no licence named\n',
  });
});
