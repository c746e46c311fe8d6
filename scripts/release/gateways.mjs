// The gateways as Debian packages, with everything they need, so that a laptop without a network can run them. Which
// versions is written in gateways.txt: the same commit takes the same files, or none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cannot, root } from '../installation.mjs';
import { gatewayPackages as wanted } from '../packages.mjs';

const list = path.join(root, 'scripts', 'release', 'gateways.txt');
const kept = path.join(root, 'build', 'gateways');
// apt does not name what it has fetched before.
const uncached = ['-o', `Dir::Cache::archives=${path.join(root, 'build')}`];

function ask(program, args, cwd = root) {
  const asked = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (asked.status !== 0) {
    cannot(
      `${program} did not give the gateways' packages: ${asked.stderr ?? ''}\nRun "apt-get update" on a Debian 12 with a network, or build with --without-gateways.`,
    );
  }
  return asked.stdout;
}

/** Joins /bin and /usr/bin on machines that were set up before Debian 12; asked for only because apt sees an empty one. */
const notWanted = ['usrmerge', 'usr-is-merged'];

/** Names of the packages that apt would install on a machine that has nothing yet, without what every Debian has. */
function closure() {
  const nothing = ['-o', 'Dir::State::status=/dev/null', '-o', 'APT::Install-Recommends=false', ...uncached];
  const uris = ask('apt-get', ['--print-uris', '--quiet=2', ...nothing, 'install', ...wanted]);
  const names = uris.split('\n').flatMap((line) => /^'[^']*' ([^_ ]+)_/.exec(line)?.[1] ?? []);
  const shown = ask('apt-cache', ['show', '--no-all-versions', ...names]);
  const everywhere = shown
    .split('\n\n')
    .filter((text) => /^(Essential: yes|Priority: required)$/m.test(text))
    .map((text) => /^Package: (.+)$/m.exec(text)?.[1]);
  const left = [...new Set(names)]
    .filter((name) => !everywhere.includes(name) && !notWanted.includes(name))
    .sort();
  const missing = wanted.filter((name) => !left.includes(name));
  if (missing.length > 0)
    cannot(`apt-get does not know where to fetch ${missing.join(', ')}: run "apt-get update".`);
  return left;
}

/** A line for each package: digest, file, and where it is fetched. */
function renewList() {
  const lines = ask('apt-get', ['--print-uris', '--quiet=2', ...uncached, 'download', ...closure()])
    .split('\n')
    .flatMap((line) => {
      const [, uri, file, digest] = /^'([^']+)' (\S+) \d+ SHA256:([0-9a-f]{64})$/.exec(line) ?? [];
      // Debian writes the colon of an epoch as %3a; the list of digests takes neither.
      return file === undefined ? [] : [`${digest}  ${file.replaceAll('%3a', '.')}  ${uri}\n`];
    });
  if (lines.length === 0) cannot('apt-get named no package for the gateways.');
  writeFileSync(list, lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
}

const isWhole = (file, digest) =>
  existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === digest;

/** Puts the packages of the list into `folder`; fetches those that this checkout has not kept. */
export function addGateways(folder, { renew }) {
  if (renew) renewList();
  mkdirSync(kept, { recursive: true });
  mkdirSync(folder, { recursive: true });
  for (const line of readFileSync(list, 'utf8').trim().split('\n')) {
    const [digest, file, uri] = line.split('  ');
    const at = path.join(kept, file);
    if (!isWhole(at, digest)) {
      ask('/usr/lib/apt/apt-helper', ['download-file', uri, at, `SHA256:${digest}`]);
    }
    if (!isWhole(at, digest)) {
      cannot(
        `${file} is not what scripts/release/gateways.txt says. Debian may have a newer one: --renew-gateways.`,
      );
    }
    cpSync(at, path.join(folder, file));
  }
}
