// `npm test`: everything that can be known here without the published data sets, ending with Vitest's summary.
// Arguments go to Vitest; with `--project NAME` (`npm run test:reference`) only the tests run.
import { runChecks } from './check.mjs';
import { compileWords, install, runToEnd } from './installation.mjs';
import { installDebianPackages } from './packages.mjs';
import { buildWeb } from './web.mjs';

const args = process.argv.slice(2);
const isChosen = args.some((arg) => /^--project(=|$)/.test(arg));
const failed = [];

install();
if (!isChosen || args.some((arg) => arg.endsWith('e2e'))) installDebianPackages();
if (compileWords({ quiet: false }) !== 0) failed.push('words');
if (buildWeb({ quiet: true }) !== 0) failed.push('screens (vite)');
if (!isChosen) {
  if (runToEnd(['tsc', '-b']).code === 0) console.log('ok      types (tsc)');
  else failed.push('types (tsc)');
  failed.push(...runChecks());
}
if (failed.length > 0) {
  console.log(
    `\nFAILED: ${failed.join(', ')}. The tests run all the same; npm test ends with exit code 1.\n`,
  );
}

const projects = isChosen ? [] : ['--project', '!reference'];
const tests = runToEnd(['vitest', 'run', ...projects, ...args]);
process.exitCode = tests.code !== 0 ? tests.code : failed.length > 0 ? 1 : 0;
