// Turns a keystore into an attended one, and back: it is written anew as a whole, and the old file is overwritten before
// it goes. Changed where it lies, the old values would stay in places that rows were moved away from.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { rowsOf, transaction } from '../sqlite/index.ts';
import { Attendance, writeAttended } from './attendance.ts';
import { Cover, type CoveredColumn, coveredColumns, noCover } from './cover.ts';
import { openDatabase } from './database.ts';
import { clearDrafts, eraseBeside, startDraftBeside } from './draft.ts';
import { readIdentity } from './identity.ts';
import { LineStore } from './line-store.ts';
import { lockCost, makeLockBox, makeSealingPair } from './lock-box.ts';
import { checkPlace, keystoreFile, syncFolder } from './place.ts';
import { KeystoreRefused } from './refused.ts';
import { writeRingList } from './ring-list.ts';
import { migrate } from './schema.ts';
import type { HashCost } from './secret-hash.ts';

const formerFile = `${keystoreFile}.former`;

/** Puts a keystore under a passphrase. Its node must be stopped. Throws `KeystoreRefused` with a code. */
export async function attendKeystore(
  dir: string,
  passphrase: string,
  cost: HashCost = lockCost,
): Promise<void> {
  const { box, dataKey } = await makeLockBox(passphrase.trim(), cost);
  const cover = new Cover(true, dataKey);
  const pair = makeSealingPair();
  rewrite(dir, (from, to) => {
    if (new Attendance(from).isAttended) throw new KeystoreRefused('keystore/attended-already', { dir });
    if (readIdentity(from).kind === 'exercise') throw new KeystoreRefused('keystore/exercise-attended');
    copyRows(from, to, noCover, cover);
    const privateKey = cover.bytes('attended.private_key', pair.privateKey);
    writeAttended(to, box, { publicKey: pair.publicKey, privateKey });
    writeRingList(to, new LineStore(to, cover).dutyLines());
  });
  dataKey.fill(0);
}

/** Takes the passphrase off a keystore: it opens by itself from then on. Its node must be stopped. */
export async function unattendKeystore(dir: string, passphrase: string): Promise<void> {
  const dataKey = await dataKeyOf(dir, passphrase);
  rewrite(dir, (from, to) => {
    const attendance = new Attendance(from);
    attendance.cover.open(dataKey);
    // What came in while it was locked is put where it belongs first.
    transaction(from, () => attendance.takeIn(readIdentity(from, attendance.cover)));
    copyRows(from, to, attendance.cover, noCover);
    to.exec('DELETE FROM attended; DELETE FROM ring_line');
  });
  dataKey.fill(0);
}

async function dataKeyOf(dir: string, passphrase: string): Promise<Uint8Array> {
  checkPlace(dir);
  const database = openDatabase(join(dir, keystoreFile));
  try {
    transaction(database, () => migrate(database, dir));
    const attendance = new Attendance(database);
    if (!attendance.isAttended) throw new KeystoreRefused('keystore/not-attended', { dir });
    const dataKey = await attendance.openBox(passphrase);
    if (!dataKey) throw new KeystoreRefused('keystore/wrong-passphrase');
    return dataKey;
  } finally {
    database.close();
  }
}

/** Writes the keystore anew beside the old one, and puts it in its place when it is whole. */
function rewrite(dir: string, write: (from: DatabaseSync, to: DatabaseSync) => void): void {
  checkPlace(dir);
  eraseFormer(dir);
  const path = join(dir, keystoreFile);
  const from = openDatabase(path);
  const draft = startDraftBeside(dir);
  try {
    transaction(from, () => migrate(from, dir));
    const to = openDatabase(draft, 'new');
    try {
      to.exec('PRAGMA foreign_keys = OFF');
      transaction(to, () => {
        migrate(to, dir);
        write(from, to);
      });
    } finally {
      to.close();
    }
  } catch (error) {
    clearDrafts(dir);
    throw error;
  } finally {
    from.close();
  }
  syncFile(draft);
  linkSync(path, join(dir, formerFile));
  renameSync(draft, path);
  syncFolder(dir);
  eraseFormer(dir);
}

/** Erases the file that another was put in the place of: at the rewriting, or at the next opening where that was cut off. */
export function eraseFormer(dir: string): void {
  if (!existsSync(join(dir, formerFile))) return;
  eraseBeside(dir, formerFile);
  syncFolder(dir);
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** All rows, in the order in which they lie, what is covered under the one cover laid under the other. */
function copyRows(from: DatabaseSync, to: DatabaseSync, under: Cover, cover: Cover): void {
  const tables = rowsOf<{ name: string }>(
    from.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
    ),
  ).map(({ name }) => name);
  for (const table of tables) {
    // The one that opens it is made anew with its cover.
    if (table === 'attended' || table === 'ring_line') continue;
    to.exec(`DELETE FROM ${table}`);
    let insert: ReturnType<DatabaseSync['prepare']> | undefined;
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) {
      const columns = Object.keys(row);
      insert ??= to.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      insert.run(...columns.map((name) => recovered(table, name, row[name] ?? null, under, cover)));
    }
  }
}

const destroyed = Buffer.alloc(32);

function recovered(
  table: string,
  name: string,
  value: SQLOutputValue,
  under: Cover,
  cover: Cover,
): SQLInputValue {
  if (value === null) return null;
  if (table === 'body_key' && name === 'key') {
    // A destroyed key stays nothing.
    const key = value as Uint8Array;
    return destroyed.equals(key) ? key : cover.key(under.keyUnder(key));
  }
  const covered = (coveredColumns as Readonly<Record<string, readonly string[]>>)[table] ?? [];
  if (!covered.includes(name)) return value;
  const column = `${table}.${name}` as CoveredColumn;
  return typeof value === 'string'
    ? cover.text(column, under.textUnder(column, value))
    : cover.bytes(column, under.bytesUnder(column, value as Uint8Array));
}
