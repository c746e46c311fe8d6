import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GammuCannot } from './refused.ts';

const run = promisify(execFile);

export interface InstalledGammu {
  /** The daemon's real path, without links. */
  readonly program: string;
  /** The structure of the tables that this version checks for. */
  readonly structure: 17 | 18;
  /** Whether the driver that the daemon opens SQLite with was found in a usual place. */
  readonly hasDriver: boolean;
}

/** Looks at the daemon that is installed. Refuses where it is missing, or the command that keeps two of them apart. */
export async function installedGammu(path: string): Promise<InstalledGammu> {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new GammuCannot('gammu/not-installed', { program: path });
  }
  await run('flock', ['--version']).catch(() => {
    throw new GammuCannot('gammu/no-flock');
  });
  const { stdout } = await run(path, ['--version']).catch(() => {
    throw new GammuCannot('gammu/not-installed', { program: path });
  });
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(stdout) ?? [];
  const isNewer = Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 44);
  return { program: realpathSync(path), structure: isNewer ? 18 : 17, hasDriver: hasSqliteDriver() };
}

function hasSqliteDriver(): boolean {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter((folder) => existsSync(folder));
  return libraries
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .some((folder) => existsSync(join(folder, 'dbd', 'libdbdsqlite3.so')));
}
