// `npm run bench -- NAME`: runs bench/NAME.ts. Without a known name it lists what there is.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { become, compileWords, install, root } from './installation.mjs';
import { buildWeb } from './web.mjs';

const [name, ...args] = process.argv.slice(2);
const folder = path.join(root, 'bench');
const fileOf = (bench) => path.join(folder, `${bench}.ts`);
/** What else lies there is a part of one. */
const benches = readdirSync(folder)
  .filter((entry) => entry.endsWith('.ts'))
  .map((entry) => path.basename(entry, '.ts'))
  .filter((bench) => readFileSync(fileOf(bench), 'utf8').startsWith(`// \`npm run bench -- ${bench}`));

if (benches.includes(name)) {
  install();
  compileWords({ quiet: true });
  buildWeb({ quiet: true });
  become([fileOf(name), ...args]);
} else {
  const names = benches.map((bench) => `  npm run bench -- ${bench}`);
  console.error(
    [name === undefined ? 'Which benchmark?' : `There is no benchmark "${name}".`, ...names].join('\n'),
  );
  process.exitCode = 2;
}
