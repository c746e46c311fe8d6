import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './binaries.ts';
import { type PgConnectionOptions, unprintable } from './database.ts';
import { createFile } from './durable-file.ts';
import { initialiseCluster, ownName, readSystemIdentifier } from './initialise-cluster.ts';
import { isThere } from './is-there.ts';
import { amendRecord, findPlace, type Place, readRecord } from './place.ts';
import { DatabaseCannot } from './refusals.ts';
import { socketFolder, socketPort } from './socket-folder.ts';
import type { LogTo } from './structured-line.ts';

/** All that is fixed about an embedded database while the node runs: where, by whom, by which programs, which one. */
export interface Seat extends Place {
  readonly binaries: Binaries;
  readonly systemIdentifier: string;
  readonly connection: PgConnectionOptions;
}

async function ownSecret({ folder, cluster }: Place): Promise<string> {
  const path = join(folder, 'secret');
  const secret = await readFile(path, 'utf8').catch(() => undefined);
  if (secret !== undefined) return secret.trim();
  if (await isThere(cluster)) throw new DatabaseCannot('database/secret-missing');
  return (await createFile(path, `${randomBytes(32).toString('base64url')}\n`)).trim();
}

async function ownIdentifier({ folder, cluster }: Place): Promise<string> {
  const found = await readSystemIdentifier(cluster);
  const recorded = (await readRecord(folder))?.systemIdentifier;
  if (recorded === undefined) await amendRecord(folder, { systemIdentifier: found });
  else if (recorded !== found) throw new DatabaseCannot('database/other-server');
  return found;
}

/** Finds the database of a data folder, or makes it; does not start it. Throws `DatabaseCannot`. */
export async function takeSeat(dataDir: string, log: LogTo): Promise<Seat> {
  const place = await findPlace(dataDir, log);
  const binaries = await findBinaries(place.user, place.place);
  const password = await ownSecret(place);
  await initialiseCluster(place, binaries, password);
  const host = await socketFolder(place);
  return {
    ...place,
    binaries,
    systemIdentifier: await ownIdentifier(place),
    connection: unprintable({
      host,
      port: socketPort,
      user: ownName,
      password,
      database: ownName,
      ssl: false,
    }),
  };
}
