// `ulinzi verify` reads the whole log and holds it against the heads this node has signed; `ulinzi rebuild` folds the
// readings anew. Both work on the folders; verify also beside a running node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, migrate, openDatabase } from '../database/index.ts';
import { KeystoreRefused, openKeystore } from '../keystore/index.ts';
import { NodeClock, readHeads, readPublicKey, rebuildReadings, verifyLog } from '../log/index.ts';
import { type Call, type Command, type ExitCode, MachineCannot, type Option } from './command.ts';
import { type Places, placesOf } from './serve.ts';

export const folders: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'DIR', help: 'commands.serve.data' },
  keys: { type: 'string', value: 'DIR', help: 'commands.serve.keys' },
  'database-url': { type: 'string', value: 'URL', help: 'commands.serve.database-url' },
};

export const verify: Command = {
  path: ['verify'],
  summary: 'commands.verify.summary',
  details: 'commands.verify.details',
  options: { ...folders, 'public-key': { type: 'string', value: 'KEY', help: 'commands.verify.public-key' } },
  example: 'ulinzi verify --data DIR --keys DIR',
  async run(call): Promise<ExitCode> {
    const { io, json } = call;
    const places = placesOf(call);
    const heads = readHeads(places.keysDir);
    const publicKey = String(call.options['public-key'] ?? publicKeyIn(places.keysDir, places.dataDir));
    const database = await openLog(call, places);
    const pool = new pg.Pool({ ...database.connection, max: 1 });
    try {
      const found = await verifyLog(
        pool,
        heads,
        publicKey,
        (rows) => io.progress(io.speak('commands.verify.progress', { rows })),
        io.signal,
      );
      if (json) io.out(`${JSON.stringify(found)}\n`);
      else {
        io.out(
          `${io.speak(found.findings.length === 0 ? 'commands.verify.sound' : 'commands.verify.unsound', { rows: found.rows, heads: found.heads })}\n`,
        );
        for (const finding of found.findings)
          io.out(`  ${io.speak(`commands.finding.${finding.found}`, { position: finding.position })}\n`);
      }
      return found.findings.length === 0 ? 0 : 1;
    } finally {
      await pool.end();
      await database.close();
    }
  },
};

/** Opens the database of a node that is there; a wrong folder must not become a new, empty database. */
export async function openLog(call: Call, places: Places): Promise<Database> {
  const isThere = places.databaseUrl !== undefined || existsSync(join(places.dataDir, 'database'));
  if (!isThere) throw new MachineCannot(call.io.speak('commands.serve.other-node'));
  const database = await openDatabase(places);
  const client = new pg.Client(database.connection);
  try {
    await client.connect();
    const found = await client.query<{ log: string | null }>("select to_regclass('log')::text as log");
    if (found.rows[0]?.log === null) throw new MachineCannot(call.io.speak('commands.serve.other-node'));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  } finally {
    await client.end();
  }
}

/** The node's public key, from the keystore; while a running node holds that, from the copy beside the heads. */
function publicKeyIn(keysDir: string, dataDir: string): string {
  try {
    const keystore = openKeystore(keysDir, { dataFolder: dataDir });
    try {
      return keystore.publicKey;
    } finally {
      keystore.close();
    }
  } catch (error) {
    const isHeld = error instanceof KeystoreRefused && error.code === 'keystore/in-use';
    const copy = isHeld ? readPublicKey(keysDir) : null;
    if (copy === null) throw error;
    return copy;
  }
}

export const rebuild: Command = {
  path: ['rebuild'],
  summary: 'commands.rebuild.summary',
  options: folders,
  example: 'ulinzi rebuild --data DIR --keys DIR',
  async run(call: Call): Promise<ExitCode> {
    const places = placesOf(call);
    // Holding the keystore keeps a node from starting meanwhile.
    const keystore = openKeystore(places.keysDir, { dataFolder: places.dataDir });
    try {
      const database = await openLog(call, places);
      try {
        return await rebuildIn(call, database);
      } finally {
        await database.close();
      }
    } finally {
      keystore.close();
    }
  },
};

async function rebuildIn({ io, json }: Call, { connection }: Database): Promise<ExitCode> {
  const client = new pg.Client(connection);
  try {
    await migrate(connection);
    await client.connect();
    const rows = await rebuildReadings(
      client,
      new NodeClock(),
      (done) => io.progress(io.speak('commands.rebuild.progress', { rows: done })),
      io.signal,
    );
    io.out(json ? `${JSON.stringify({ rows })}\n` : `${io.speak('commands.rebuild.done', { rows })}\n`);
    return 0;
  } finally {
    await client.end();
  }
}
