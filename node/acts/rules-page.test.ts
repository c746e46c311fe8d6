import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '@ulinzi/domain/acts';
import { expect, it } from 'vitest';

it('docs/rules.md says what the acts say; if not, run "npm run docs"', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8');
  expect(page).toBe(rulesPage());
});
