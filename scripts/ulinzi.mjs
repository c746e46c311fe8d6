#!/usr/bin/env node
// The command `ulinzi`, also `npx ulinzi`: the same program as `npm start`, with any of its commands.
import path from 'node:path';
import { become, compileWords, install, root } from './installation.mjs';

install();
compileWords({ quiet: true });
become([path.join(root, 'node/cli/main.ts'), ...process.argv.slice(2)]);
