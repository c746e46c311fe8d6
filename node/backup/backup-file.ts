// One file of a backup: a line of JSON that anybody can read, then lines of JSON, compressed and sealed. It comes to be
// under another name and gets its own when it is whole and on the disk (docs/decisions/backups.md has the format).
import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, readSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { pipeline as finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type NodeKind, syncFolder } from '../keystore/index.ts';
import { keyOfFile, newFileKey, type Recipient, recipientOf } from './backup-key.ts';
import { BackupRefused } from './refused.ts';
import { openChunks, sealChunks } from './sealed-chunks.ts';

/** A place in the log. */
export interface Place {
  readonly position: number;
  /** Hash of the row there, in hexadecimal. */
  readonly hash: string;
}

/** What a file tells without a key. It goes into the key of the rest, so that a changed one opens nothing. */
export interface Header {
  readonly format: 'ulinzi-backup';
  readonly version: 1;
  readonly of: 'log' | 'keys';
  readonly node: string;
  readonly kind: NodeKind;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly recipient: Recipient;
  readonly ephemeral: string;
  /** Of files of the log: their place in the row of increments, from 1. */
  readonly number?: number;
  /** Of files of the log: the row before the first one in it, and the last one in it. */
  readonly after?: Place;
  readonly through?: Place;
  /** Of files of the log: the newest read in it or before it. */
  readonly reads?: { readonly segment: string; readonly n: number };
}

const longestHeader = 4_096;
const blockBytes = 64 * 1024;
/** What a killed backup left is swept by a later one, when nobody can be writing it any more. */
const leftoverAgeMs = 86_400_000;

/** Reads the first line of a file. Throws `changed` where it is none, `newer-version` where it says so. */
export function readHeader(path: string): { header: Header; bytes: Buffer } {
  const start = Buffer.alloc(longestHeader);
  const file = openSync(path, 'r');
  let length: number;
  try {
    length = readSync(file, start, 0, longestHeader, 0);
  } finally {
    closeSync(file);
  }
  const end = start.subarray(0, length).indexOf(10);
  if (end < 0) throw new BackupRefused('changed', { file: basename(path) });
  const bytes = start.subarray(0, end + 1);
  return { header: headerIn(bytes, path), bytes };
}

function headerIn(bytes: Buffer, path: string): Header {
  let header: Header;
  try {
    header = JSON.parse(bytes.toString('utf8')) as Header;
  } catch {
    throw new BackupRefused('changed', { file: basename(path) });
  }
  const { format, version } = header as { format: unknown; version: unknown };
  if (format === 'ulinzi-backup' && typeof version === 'number' && version > 1)
    throw new BackupRefused('newer-version', { file: basename(path) });
  if (format !== 'ulinzi-backup' || version !== 1)
    throw new BackupRefused('changed', { file: basename(path) });
  return header;
}

/** Writes a file: whole, on the disk and under its name when this resolves; not there at all otherwise. */
export async function writeBackupFile(
  dir: string,
  name: string,
  facts: Omit<Header, 'format' | 'version' | 'recipient' | 'ephemeral'>,
  recipient: Recipient,
  lines: AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<void> {
  const { ephemeral, keyFor } = newFileKey(recipient);
  const header: Header = { format: 'ulinzi-backup', version: 1, ...facts, recipient, ephemeral };
  const headerBytes = Buffer.from(`${JSON.stringify(header)}\n`);
  const part = join(dir, `${name}.part-${randomUUID()}`);
  try {
    await finished(
      Readable.from(ended(lines)),
      createGzip({ level: 1 }),
      async function* (source: AsyncIterable<Buffer>) {
        yield headerBytes;
        yield* sealChunks(source, keyFor(headerBytes));
      },
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      { signal },
    );
    renameSync(part, join(dir, name));
    syncFolder(dir);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Lines as blocks of bytes: a step of the stream for each line would cost more than the line. */
async function* ended(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let block: string[] = [];
  let length = 0;
  for await (const line of lines) {
    block.push(line, '\n');
    length += line.length;
    if (length < blockBytes) continue;
    yield Buffer.from(block.join(''));
    block = [];
    length = 0;
  }
  yield Buffer.from(block.join(''));
}

/** The lines of a file. Throws `wrong-key`, or `changed` with the file's name; what came before may be used by nobody. */
export async function* readBackupFile(path: string, key: KeyObject): AsyncGenerator<string> {
  const file = basename(path);
  const { header, bytes } = readHeader(path);
  if (header.recipient !== recipientOf(key)) throw new BackupRefused('wrong-key', { file });
  let rest = '';
  try {
    const fileKey = keyOfFile(key, header.ephemeral, bytes);
    const plain = createGunzip();
    pipeline(
      createReadStream(path, { start: bytes.length }),
      (source: AsyncIterable<Buffer>) => openChunks(source, fileKey),
      plain,
      () => undefined,
    );
    plain.setEncoding('utf8');
    for await (const text of plain as AsyncIterable<string>) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    // Whoever uses the lines may refuse them too.
    if (error instanceof BackupRefused || isOfTheSystem(error)) throw error;
    throw new BackupRefused('changed', { file });
  }
  if (rest !== '') throw new BackupRefused('changed', { file });
}

function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** Makes a folder for backups, closed to others where it is new, and takes away what was begun there and not ended. */
export function prepareFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(dir)) {
      if (!/\.backup\.part-[0-9a-f-]{36}$/.test(name)) continue;
      const path = join(dir, name);
      const { mtimeMs } = statSync(path);
      if (Date.now() - mtimeMs > leftoverAgeMs) rmSync(path, { force: true });
    }
  } catch (error) {
    throw new BackupRefused('folder', { dir, reason: String((error as NodeJS.ErrnoException).code) });
  }
}
