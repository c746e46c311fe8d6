// `npm start`: from a fresh checkout to a node that serves the exercise. What follows `--` goes to `ulinzi serve`.
import path from 'node:path';
import { become, compileWords, install, root } from './installation.mjs';
import { buildWeb } from './web.mjs';

install();
compileWords({ quiet: true });
buildWeb({ quiet: true });
become([path.join(root, 'node/cli/main.ts'), 'serve', ...process.argv.slice(2)]);
