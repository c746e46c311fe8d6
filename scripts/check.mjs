// `npm run check`: what a reader would otherwise have to look for. Each check says what failed and how to mend it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileWords, install, root, runToEnd } from './installation.mjs';

const rooms = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).workspaces;

const checks = [
  {
    name: 'lint (oxlint)',
    run: () => runToEnd(['oxlint', '--deny-warnings'], { quiet: true }),
    mend: 'Change the code as each line says; "npx oxlint --fix" does the simple ones.',
  },
  {
    name: 'import rules (dependency-cruiser)',
    run: () => cruise('.dependency-cruiser.mjs'),
    mend: 'Import what the rule allows, or move the code to where it belongs.',
  },
  {
    name: 'circles of contexts (dependency-cruiser)',
    run: () => cruise('.dependency-cruiser-contexts.mjs'),
    mend: 'Take what both need into a context below them.',
  },
  {
    name: 'unused files, exports and packages (knip)',
    run: () => runToEnd(['knip', '--no-progress'], { quiet: true }),
    mend: 'Delete what nothing uses; list in package.json what is used.',
  },
  {
    name: 'format (biome)',
    run: () => runToEnd(['biome', 'format'], { quiet: true }),
    mend: 'Run "npx biome format --write".',
  },
  {
    name: 'licences',
    run: () => runToEnd(['scripts/licences.mjs'], { quiet: true }),
    mend: 'Use a package under a licence compatible with Apache-2.0; scripts/licences.mjs lists them.',
  },
];

/** Without a parser for TypeScript the cruiser sees nothing, finds no fault and says that all is well. */
function cruise(config) {
  const options = ['--config', config, '--output-type', 'err-long'];
  const { code, output } = runToEnd(['depcruise', ...options, ...rooms, 'scripts'], { quiet: true });
  // It asks for TypeScript 6, not knowing that swc reads for it.
  const said = output.replace(/\n.*missing-tsc-transpiler[^]*$/, '');
  const modules = Number(said.match(/(\d+) modules, \d+ dependencies cruised/)?.[1] ?? 0);
  if (modules > 0) return { code, output: said };
  return { code: 1, output: `${said}\nIt saw no module: nothing was checked.` };
}

/** Runs every check, and gives the names of those that failed. */
export function runChecks() {
  const failed = [];
  for (const { name, run, mend } of checks) {
    const { code, output } = run();
    if (code === 0) {
      console.log(`ok      ${name}`);
      continue;
    }
    failed.push(name);
    console.log(`FAILED  ${name}\n${output.trim()}\nTo mend: ${mend}\n`);
  }
  return failed;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  install();
  compileWords({ quiet: true });
  process.exitCode = runChecks().length === 0 ? 0 : 1;
}
