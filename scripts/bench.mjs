// `npm run bench -- NAME`: runs bench/NAME.ts. Without a known name it lists what there is.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { become, compileWords, install, root } from './installation.mjs';
import { buildWeb } from './web.mjs';

const [name, ...args] = process.argv.slice(2);
const file = path.join(root, 'bench', `${name}.ts`);

if (name !== undefined && /^[a-z][a-z0-9-]*$/.test(name) && existsSync(file)) {
  install();
  compileWords({ quiet: true });
  buildWeb({ quiet: true });
  become([file, ...args]);
} else {
  const names = readdirSync(path.join(root, 'bench'))
    .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'))
    .map((entry) => `  npm run bench -- ${path.basename(entry, '.ts')}`);
  console.error(
    [name === undefined ? 'Which benchmark?' : `There is no benchmark "${name}".`, ...names].join('\n'),
  );
  process.exitCode = 2;
}
