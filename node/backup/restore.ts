// Puts a node back from its backups on a machine that has nothing of it. Everything is read and checked before anything
// is made; then the keystore and the log come back, the readings are folded, and a new incarnation names the head.
import type { KeyObject } from 'node:crypto';
import type { NodeId, SubjectId } from '@ulinzi/domain/kernel';
import pg from 'pg';
import { clockStepJob } from '../clocks/index.ts';
import { migrate, openDatabase } from '../database/index.ts';
import {
  importKeystore,
  type Keystore,
  type NodeKind,
  openKeystore,
  publicKeyIn,
} from '../keystore/index.ts';
import {
  type Finding,
  HeadKeeper,
  highestKey,
  keepPublicKey,
  keysDestroyed,
  load,
  type NodeClock,
  putHeads,
  rebuildReadings,
  type SignedHead,
  verifyLog,
  Writer,
  writeRows,
} from '../log/index.ts';
import type { KeysFacts } from './back-up-keys.ts';
import { readBackupFile } from './backup-file.ts';
import { beginIn, putKeysInPlace, requireBare, takeBack } from './bare-folders.ts';
import { type BackupFile, keysFiles, logFiles } from './folders.ts';
import * as store from './log-store.ts';
import { readLog } from './read-log.ts';
import { amendRecord } from './record.ts';
import { BackupRefused } from './refused.ts';
import { restoreJob } from './restore-job.ts';

export interface RestoreParts {
  readonly from: string;
  readonly keysFrom: string;
  readonly key: KeyObject;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly databaseUrl?: string | undefined;
  /** What the node to come is said to be; a backup of the other kind is refused. */
  readonly kind: NodeKind;
  readonly clock: NodeClock;
  readonly progress?: (step: 'checked' | 'written' | 'verified' | 'folded', rows: number) => void;
}

export interface Restored {
  /** Position of the last row that the backup held. */
  readonly position: number;
  readonly incarnation: number;
  readonly rows: number;
  /** Messages of unknown fate, which wait for a person. */
  readonly held: number;
  /** Keys that the restored keystore had and the log says are destroyed. */
  readonly destroyedAgain: number;
  /** How much further a later backup of the log went, by what the keystore's backup says; 0 where none is missing. */
  readonly missingRows: number;
}

export async function restore(parts: RestoreParts): Promise<Restored> {
  requireBare(parts.dataDir, parts.keysDir);
  const files = logFiles(parts.from);
  const keys = keysFiles(parts.keysFrom).at(-1);
  if (files.length === 0) throw new BackupRefused('no-backup', { dir: parts.from });
  if (!keys) throw new BackupRefused('no-backup', { dir: parts.keysFrom });
  for (const { header, name } of [...files, keys]) {
    if (header.kind !== parts.kind) throw new BackupRefused('kind', { file: name, kind: header.kind });
    if (header.node !== keys.header.node) throw new BackupRefused('other-node');
  }
  const { publicKey, logThrough } = await checkKeys(keys, parts.key);
  let checked = 0;
  const heads = await readLog(files, parts.key, publicKey, {
    rows: async (rows) => parts.progress?.('checked', (checked += rows.length)),
  });
  const head = heads.at(-1) as SignedHead;
  const restored = await fill(parts, files, keys, heads, publicKey);
  return { ...restored, position: head.position, missingRows: Math.max(0, logThrough - head.position) };
}

/** Reads a keystore's backup to its end, and gives what the rest is checked against. */
async function checkKeys(
  file: BackupFile,
  key: KeyObject,
): Promise<{ publicKey: string; logThrough: number }> {
  let publicKey: string | undefined;
  let facts: KeysFacts | undefined;
  for await (const line of readBackupFile(file.path, key)) {
    if (!facts) facts = JSON.parse(line) as KeysFacts;
    else publicKey ??= publicKeyIn(line);
  }
  if (!facts || publicKey === undefined) throw new BackupRefused('changed', { file: file.name });
  return { publicKey, logThrough: facts.logThrough };
}

async function* keystoreLines(file: BackupFile, key: KeyObject): AsyncGenerator<string> {
  let isFirst = true;
  for await (const line of readBackupFile(file.path, key)) {
    if (!isFirst) yield line;
    isFirst = false;
  }
}

async function fill(
  parts: RestoreParts,
  files: readonly BackupFile[],
  keys: BackupFile,
  heads: readonly SignedHead[],
  publicKey: string,
): Promise<Omit<Restored, 'position' | 'missingRows'>> {
  const { dataDir, keysDir, databaseUrl } = parts;
  const making = beginIn(dataDir, keysDir);
  let keystore: Keystore | null = null;
  try {
    await importKeystore(making, keystoreLines(keys, parts.key));
    keystore = openKeystore(making);
    const database = await openDatabase({ dataDir, databaseUrl });
    const client = new pg.Client({ ...database.connection, application_name: 'ulinzi-restore' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if ((await store.standing(client)) === 'in-use') throw new BackupRefused('not-empty', { dir: dataDir });
      await migrate(database.connection);
      await store.beginRestore(client);
      const counts = await writeLog(parts, client, files, keys, publicKey);
      await verified(parts, client, heads, publicKey);
      const made = await newIncarnation(parts, client, keystore, making, heads, database.connection);
      amendRecord(making, { recipient: keys.header.recipient });
      keystore.close();
      keystore = null;
      putKeysInPlace(dataDir, keysDir);
      await store.endRestore(client);
      return { ...counts, ...made };
    } finally {
      await client.end().catch(() => undefined);
      await database.close();
    }
  } catch (error) {
    keystore?.close();
    takeBack(keysDir);
    throw error;
  }
}

async function writeLog(
  { key, progress }: RestoreParts,
  client: pg.Client,
  files: readonly BackupFile[],
  { header }: BackupFile,
  publicKey: string,
): Promise<{ rows: number; held: number }> {
  const counts = { rows: 0, held: 0 };
  // Whose log it is stands there before its first row: no other node will take it up if this is cut off.
  await store.writeNode(client, header.node, header.kind);
  await readLog(files, key, publicKey, {
    rows: async (rows) => {
      await client.query('begin');
      await writeRows(client, rows);
      await client.query('commit');
      progress?.('written', (counts.rows += rows.length));
    },
    reads: (reads) => store.writeReads(client, reads),
    outgoing: async (messages) => {
      await store.holdMessages(client, messages);
      counts.held = messages.length;
    },
    mark: (mark) => store.writeMark(client, mark),
  });
  return counts;
}

/** As `ulinzi verify` does it: bodies too, and to which subject each row belongs. */
async function verified(
  { progress }: RestoreParts,
  client: pg.Client,
  heads: readonly SignedHead[],
  publicKey: string,
): Promise<void> {
  const { findings } = await verifyLog(client, heads, publicKey, (rows) => progress?.('verified', rows));
  const [first] = findings as readonly [Finding?];
  if (first) throw new BackupRefused('not-sound', { position: first.position, findings: findings.length });
}

/** Folds the readings, destroys again what was destroyed, and writes the entry that begins the new incarnation. */
async function newIncarnation(
  { clock, progress }: RestoreParts,
  client: pg.Client,
  keystore: Keystore,
  keysDir: string,
  heads: readonly SignedHead[],
  connection: pg.ClientConfig,
): Promise<{ incarnation: number; destroyedAgain: number }> {
  await rebuildReadings(client, clock, (rows) => progress?.('folded', rows));
  await store.dropUnknownPages(client);
  const { memory, tail } = await load(client, clock);
  const pool = new pg.Pool({ ...connection, max: 1 });
  const writing = new pg.Client({ ...connection, pipeline: true } as pg.ClientConfig);
  writing.on('error', () => undefined);
  try {
    keystore.neverReuse(await highestKey(pool));
    const destroyedAgain = keystore.replayDestroyed(await keysDestroyed(pool));
    putHeads(keysDir, heads);
    keepPublicKey(keysDir, keystore.publicKey);
    await writing.connect();
    tail.incarnation += 1;
    const { nodeId } = keystore;
    const restoredHead = Buffer.from(tail.hash).toString('hex');
    const { position, incarnation } = tail;
    const writer = new Writer({
      client: writing,
      keystore,
      memory,
      clock,
      nodeId: nodeId as NodeId,
      tail,
      onBroken: () => undefined,
    });
    const subject = nodeId as string as SubjectId;
    const jump = clock.jump();
    if (jump !== 0) await writer.submit(clockStepJob(jump, 'at-start', subject, keystore.nodePen));
    const restored = { incarnation: incarnation - 1, position, head: restoredHead };
    await writer.submit(restoreJob(restored, subject, keystore.nodePen));
    new HeadKeeper(keysDir, (bytes) => keystore.signHead(bytes)).keep(writer.tail, clock.recorded());
    return { incarnation, destroyedAgain };
  } finally {
    await Promise.allSettled([writing.end(), pool.end()]);
  }
}
