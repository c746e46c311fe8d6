import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { releaseName } from './release.ts';
import { ulinzi } from './testing/terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ulinzi-release-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('says version and commit of a release', () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'release.json'), '{"version":"1.2.3","commit":"a1b2c3d4e5f6"}');
  expect(releaseName(folder)).toBe('1.2.3 (a1b2c3d4e5f6)');
});

it('says the version of a checkout: ulinzi --version', async () => {
  const file = join(import.meta.dirname, '../../package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  expect(await ulinzi(['--version'])).toMatchObject({ code: 0, out: `ulinzi ${version}\n` });
});
