// `npm start`: from a fresh checkout to a node that serves the exercise. What follows `--` goes to `ulinzi serve`.
import path from 'node:path';
import { become, compileWords, install, root } from './installation.mjs';

install();
compileWords({ quiet: true });
become([path.join(root, 'node/cli/main.ts'), 'serve', ...process.argv.slice(2)]);
