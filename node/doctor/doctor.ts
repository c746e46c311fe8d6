// Looks at an installation from all sides and changes nothing of it. A database that is stopped is started to be looked
// at, and stopped again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readRecord } from '../backup/index.ts';
import { DatabaseCannot, openDatabase, type PgConnectionOptions } from '../database/index.ts';
import type { ReachSettings } from '../https/index.ts';
import { readHeads, readPublicKey, verifyLog } from '../log/index.ts';
import type { KeystoreSeen } from '../keystore/index.ts';
import { logSeen, lookReadOnly, registers } from './doctor-store.ts';
import { type Check, finding, type Finding } from './finding.ts';
import { checkReached } from './gateway-checks.ts';
import { checkHttps } from './https-checks.ts';
import * as machine from './machine-checks.ts';
import * as node from './node-checks.ts';
import { checkPlaces } from './place-checks.ts';

export interface DoctorParts {
  readonly dataDir: string;
  readonly keysDir: string;
  readonly databaseUrl?: string | undefined;
  readonly port: number;
  /** How people are to reach the node. */
  readonly reach: ReachSettings;
  /** Reads the whole log, which takes its time. */
  readonly isFull: boolean;
  /** This machine's clock; an exercise's runs ahead of it. */
  readonly wall: number;
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface Examined {
  readonly checked: readonly Check[];
  readonly findings: readonly Finding[];
  /** Of the database, where it could be opened. */
  readonly postgres: string | null;
}

export async function examine(parts: DoctorParts): Promise<Examined> {
  const { dataDir, keysDir, port } = parts;
  const keystore = machine.checkKeystore(keysDir);
  const isRunning = keystore.seen === 'in-use';
  const findings = [
    ...machine.checkPrograms(),
    ...machine.checkFolders(dataDir, keysDir),
    ...keystore.found,
    ...machine.checkDisk([dataDir, keysDir]),
    ...(await machine.checkAddress(port, isRunning)),
    ...(await checkHttps(parts.reach, keystore.seen, parts.wall)),
  ];
  const checked: Check[] = ['programs', 'folders', 'keystore', 'disk', 'address', 'https'];
  const inside = await lookInside(parts, keystore.seen);
  return {
    checked: [...checked, ...inside.checked],
    findings: [...findings, ...inside.findings],
    postgres: inside.postgres,
  };
}

async function lookInside(parts: DoctorParts, keystore: KeystoreSeen | 'in-use' | null): Promise<Examined> {
  const { dataDir, databaseUrl } = parts;
  const nothing = { checked: ['database'], postgres: null } as const;
  // A wrong folder must not become a new, empty database.
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'database')))
    return { ...nothing, findings: existsSync(dataDir) ? [finding('no-data', { dir: dataDir })] : [] };
  let database: Awaited<ReturnType<typeof openDatabase>>;
  try {
    database = await openDatabase({ dataDir, databaseUrl });
  } catch (error) {
    if (!(error instanceof DatabaseCannot)) throw error;
    return { ...nothing, findings: [finding('database', { reason: error.message })] };
  }
  try {
    return await lookThrough(parts, database.connection, keystore);
  } finally {
    await database.close();
  }
}

async function lookThrough(
  parts: DoctorParts,
  connection: PgConnectionOptions,
  keystore: KeystoreSeen | 'in-use' | null,
): Promise<Examined> {
  const client = new pg.Client({ ...connection, application_name: 'ulinzi-doctor' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await lookReadOnly(client);
    return await lookAtLog(parts, client, keystore);
  } finally {
    await client.end();
  }
}

/**
 * The same by the running node itself, on its own database. Left out is what its running shows: that its keys open, and
 * that it answers.
 */
export async function examineFromInside(
  parts: DoctorParts,
  connection: PgConnectionOptions,
): Promise<Examined> {
  const { dataDir, keysDir } = parts;
  const findings = [
    ...machine.checkPrograms(),
    ...machine.checkFolders(dataDir, keysDir),
    ...machine.checkDisk([dataDir, keysDir]),
    ...(await checkHttps(parts.reach, 'in-use', parts.wall)),
  ];
  const inside = await lookThrough(parts, connection, 'in-use');
  return {
    checked: ['programs', 'folders', 'disk', 'https', ...inside.checked],
    findings: [...findings, ...inside.findings],
    postgres: inside.postgres,
  };
}

async function lookAtLog(
  parts: DoctorParts,
  client: pg.Client,
  keystore: KeystoreSeen | 'in-use' | null,
): Promise<Examined> {
  const { keysDir, wall } = parts;
  const version = await client.query<{ server_version: string }>('show server_version');
  const postgres = version.rows[0]?.server_version ?? null;
  const seen = await logSeen(client);
  if (!seen)
    return { checked: ['database'], findings: [finding('no-data', { dir: parts.dataDir })], postgres };
  const isOther =
    keystore !== null &&
    keystore !== 'in-use' &&
    (keystore.nodeId !== seen.node || keystore.kind !== seen.kind);
  const held = await registers(client);
  // Deadlines and duties run on steady time.
  const now = Math.max(wall, seen.lastRecorded ?? 0) - seen.stepsMs;
  const findings = [
    ...(isOther ? [finding('other-node')] : []),
    ...node.checkClock(seen, wall),
    ...(await node.checkHead(client, keysDir)),
    ...(parts.isFull ? await verified(parts, client) : []),
    ...node.checkBackups(readRecord(keysDir), seen.kind, wall),
    ...(seen.held > 0 ? [finding('held', { held: seen.held })] : []),
    ...(await node.checkGateways(held)),
    ...(await checkReached(held.gateways)),
    ...node.checkDuties(held, now),
    ...checkPlaces(held, wall),
  ];
  return {
    checked: ['database', 'clock', 'log', 'backups', 'gateways', 'duties', 'places'],
    findings,
    postgres,
  };
}

async function verified({ keysDir, progress, signal }: DoctorParts, client: pg.Client): Promise<Finding[]> {
  const found = await verifyLog(client, readHeads(keysDir), readPublicKey(keysDir) ?? '', progress, signal);
  const [first] = found.findings;
  return first ? [finding('log-unsound', { position: first.position })] : [];
}
