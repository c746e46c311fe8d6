// `npm run docs`: writes the page that is made from the acts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '@ulinzi/domain/acts';

writeFileSync(join(import.meta.dirname, '../../docs/rules.md'), rulesPage());
