// `npm run docs`: writes the pages that are made from the code. Run by Node 24.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rulesPage } from '../domain/acts/index.ts';

writeFileSync(path.join(import.meta.dirname, '../docs/rules.md'), rulesPage());
