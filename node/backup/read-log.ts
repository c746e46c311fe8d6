// Reads a backup of the log from its first file to its last, and believes nothing of it that is not shown: every file is
// opened with the key, every row goes on from the one before, and where a file ends the node has signed.
import { createHash, type KeyObject } from 'node:crypto';
import { beforeAll, isSignedBy, type LogRow, rowHash, type SignedHead } from '../log/index.ts';
import { readBackupFile } from './backup-file.ts';
import type { BackupFile } from './folders.ts';
import { type Counts, type LogLine, type OutgoingLine, type ReadLine, rowOf } from './log-lines.ts';
import { BackupRefused } from './refused.ts';

const rowsAtOnce = 500;

/** What is done with what was read; each is awaited, so that no more is read than can be written. */
export interface Taking {
  rows?(rows: readonly LogRow[]): Promise<void>;
  reads?(reads: readonly ReadLine[]): Promise<void>;
  /** Of the last file alone: the queue as it was then. */
  outgoing?(messages: readonly OutgoingLine[]): Promise<void>;
  mark?(mark: { name: string; position: number }): Promise<void>;
}

/** Gives the heads that the node signed, oldest first; the last one is that of the whole backup. */
export async function readLog(
  files: readonly BackupFile[],
  key: KeyObject,
  publicKey: string,
  taking: Taking = {},
): Promise<SignedHead[]> {
  const reading = new Reading(taking);
  const heads: SignedHead[] = [];
  for (const file of files) heads.push(await reading.file(file, key, publicKey, file === files.at(-1)));
  return heads;
}

class Reading {
  readonly #taking: Taking;
  #position = 0;
  #hash: Uint8Array = beforeAll;
  #segment = '';
  #readHash: Uint8Array = Buffer.alloc(32);

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  async file(file: BackupFile, key: KeyObject, publicKey: string, isLast: boolean): Promise<SignedHead> {
    const changed = () => new BackupRefused('changed', { file: file.name });
    const taking = this.#taking;
    let head: SignedHead | undefined;
    let end: Counts | undefined;
    let rows: LogRow[] = [];
    const reads: ReadLine[] = [];
    const outgoing: OutgoingLine[] = [];
    const counted = { rows: 0, reads: 0, outgoing: 0 };
    const give = async () => {
      await taking.rows?.(rows);
      rows = [];
    };
    for await (const text of readBackupFile(file.path, key)) {
      // Whatever follows the end was not written by us, nor anything before the head.
      if (end) throw changed();
      const line = JSON.parse(text) as LogLine;
      if ('head' in line) {
        if (head || !isSignedBy(line.head, publicKey)) throw changed();
        head = line.head;
      } else if ('row' in line) {
        const row = rowOf(line.row);
        if (!this.#follows(row)) throw changed();
        rows.push(row);
        counted.rows += 1;
        if (rows.length === rowsAtOnce) await give();
      } else if ('read' in line) {
        if (!this.#readFollows(line.read)) throw changed();
        reads.push(line.read);
        counted.reads += 1;
        if (reads.length === rowsAtOnce) await taking.reads?.(reads.splice(0));
      } else if ('outgoing' in line) {
        outgoing.push(line.outgoing);
        counted.outgoing += 1;
      } else if ('mark' in line) {
        if (isLast) await taking.mark?.(line.mark);
      } else end = line.end;
    }
    await give();
    await taking.reads?.(reads);
    if (isLast) await taking.outgoing?.(outgoing);
    const { through } = file.header;
    const isWhole = end && JSON.stringify(end) === JSON.stringify(counted);
    const isThere = head && head.position === this.#position && head.hash === this.#hashHex();
    if (!isWhole || !head || !isThere || head.position !== through?.position) throw changed();
    return head;
  }

  #hashHex(): string {
    return Buffer.from(this.#hash).toString('hex');
  }

  #follows(row: LogRow): boolean {
    const hash = Buffer.from(rowHash(this.#hash, row, row.entry));
    if (row.position !== this.#position + 1 || !hash.equals(row.hash)) return false;
    this.#position = row.position;
    this.#hash = hash;
    return true;
  }

  /** Months are chains of their own; what was dropped after two years leaves no gap within one. */
  #readFollows(read: ReadLine): boolean {
    if (read.segment !== this.#segment) {
      if (read.segment < this.#segment || read.n !== 1) return false;
      this.#segment = read.segment;
      this.#readHash = Buffer.alloc(32);
    }
    const { segment, n, at, pen, what, subject } = read;
    this.#readHash = createHash('sha256')
      .update(this.#readHash)
      .update(JSON.stringify([segment, n, at, pen, what, subject]))
      .digest();
    return Buffer.from(this.#readHash).toString('hex') === read.hash;
  }
}
