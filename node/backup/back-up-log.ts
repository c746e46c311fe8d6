// A backup of the log: what is new since the last file in the folder, through a row whose hash the node has signed.
import { Client } from 'pg';
import type { PgConnectionOptions } from '../database/index.ts';
import type { SignedHead } from '../log/index.ts';
import { type Header, type Place, prepareFolder, writeBackupFile } from './backup-file.ts';
import type { Recipient } from './backup-key.ts';
import { holds, logFileName, logFiles } from './folders.ts';
import { type LogLine, rowLine } from './log-lines.ts';
import * as store from './log-store.ts';
import { BackupRefused } from './refused.ts';

export interface LogBackupParts {
  readonly connection: PgConnectionOptions;
  readonly dir: string;
  readonly recipient: Recipient;
  /**
   * Gives the head through which the backup goes: the tail, signed now by whoever has the keystore, or the newest of
   * those that a running node has signed. Undefined where there is none.
   */
  readonly headOf: (
    tail: store.Tail,
    hashAt: (position: number) => Promise<string | undefined>,
  ) => SignedHead | undefined | Promise<SignedHead | undefined>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

export interface LogBackup {
  /** Name of the file; null where nothing was new. */
  readonly file: string | null;
  readonly position: number;
  readonly rows: number;
}

const beginning: Place = { position: 0, hash: '0'.repeat(64) };

/** Makes a backup in a folder. Throws `BackupRefused` where the folder is another node's, or of another log. */
export async function backUpLog(parts: LogBackupParts): Promise<LogBackup> {
  const { dir, recipient, now, signal } = parts;
  if (holds(dir, 'keys')) throw new BackupRefused('same-folder', { dir });
  prepareFolder(dir);
  const last = logFiles(dir).at(-1)?.header;
  const client = new Client({ ...parts.connection, application_name: 'ulinzi-backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await store.beginSnapshot(client);
    const identity = await store.nodeOf(client);
    const tail = await store.tailOf(client);
    if (!identity || !tail) throw new BackupRefused('no-head');
    const hashAt = async (position: number) =>
      (await store.rowHashAt(client, position))?.hash.toString('hex');
    const head = await parts.headOf(tail, hashAt);
    if (!head) throw new BackupRefused('no-head');
    const after = await checkedPlace(last, { ...identity, recipient, through: head.position }, hashAt);
    const reads = await store.newestRead(client);
    const isNew =
      head.position > after.position || JSON.stringify(reads) !== JSON.stringify(last?.reads ?? null);
    if (!isNew) return { file: null, position: head.position, rows: 0 };
    const number = (last?.number ?? 0) + 1;
    const facts = {
      of: 'log',
      ...identity,
      at: now,
      number,
      after,
      through: { position: head.position, hash: head.hash },
      ...(reads && { reads }),
    } as const;
    const lines = linesOf(client, head, after, last?.reads ?? { segment: '', n: 0 }, parts.progress);
    await writeBackupFile(dir, logFileName(number), facts, recipient, lines, signal);
    return { file: logFileName(number), position: head.position, rows: head.position - after.position };
  } finally {
    await client.end();
  }
}

/** Where the folder's last file ends, once it is known to be of this node, this recipient and this log. */
async function checkedPlace(
  last: Header | undefined,
  own: { node: string; kind: string; recipient: Recipient; through: number },
  hashAt: (position: number) => Promise<string | undefined>,
): Promise<Place> {
  if (!last?.through) return beginning;
  if (last.node !== own.node || last.kind !== own.kind) throw new BackupRefused('other-node');
  if (last.recipient !== own.recipient) throw new BackupRefused('other-recipient');
  const { position, hash } = last.through;
  // After a restore from an older backup the log goes another way than the one that was backed up here.
  if (position > own.through || (await hashAt(position)) !== hash) throw new BackupRefused('other-log');
  return last.through;
}

async function* linesOf(
  client: Client,
  head: SignedHead,
  after: Place,
  readsThrough: { segment: string; n: number },
  progress: (rows: number) => void = () => undefined,
): AsyncGenerator<string> {
  const said = (line: LogLine) => JSON.stringify(line);
  const counts = { rows: 0, reads: 0, outgoing: 0 };
  yield said({ head });
  for await (const rows of store.rowsBetween(client, after.position, head.position)) {
    for (const row of rows) yield said({ row: rowLine(row) });
    counts.rows += rows.length;
    progress(counts.rows);
  }
  for await (const reads of store.readsAfter(client, readsThrough)) {
    for (const read of reads) yield said({ read });
    counts.reads += reads.length;
  }
  for (const outgoing of await store.unendedMessages(client, head.position)) {
    yield said({ outgoing });
    counts.outgoing += 1;
  }
  for (const mark of await store.jobMarks(client, head.position)) yield said({ mark });
  yield said({ end: counts });
}
