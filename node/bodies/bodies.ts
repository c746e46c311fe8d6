// Bodies lie sealed beside their entries. Opening one is a read of a protected thing and goes through the register
// of reads, except where the node itself needs it to send or to find a line.
import { type Entry, entryOf } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { Keystore } from '../keystore/index.ts';
import { readAs } from '../readings/index.ts';

export interface EntryWithBodies {
  readonly position: number;
  readonly recorded: number;
  readonly entry: Entry;
  readonly bodies: Uint8Array | null;
}

/** Entries of an alert that carry bodies, oldest first; `act` narrows them. */
export async function entriesWithBodies(
  pool: Pool,
  subjectNo: number,
  act?: string,
): Promise<EntryWithBodies[]> {
  const entries = await entriesOf(pool, subjectNo, 'bodies is not null');
  return entries.filter((row) => !act || row.entry.act === act);
}

/** Entries of a subject, oldest first, sealed as they are; `only` narrows them. */
export async function entriesOf(
  pool: Pool,
  subjectNo: number,
  only: 'true' | 'bodies is not null' = 'true',
): Promise<EntryWithBodies[]> {
  const found = await pool.query<{
    position: string;
    recorded: string;
    entry: Buffer;
    bodies: Buffer | null;
  }>(
    `select position, recorded, entry, bodies from log where subject_no = $1 and ${only} order by position`,
    [subjectNo],
  );
  return found.rows.map((row) => ({
    position: Number(row.position),
    recorded: Number(row.recorded),
    entry: entryOf(row.entry),
    bodies: row.bodies,
  }));
}

/**
 * Entries of an alert that carry bodies, oldest first, for a reader of these circles: sealed, and without their pens.
 * Whoever opens one has noted the read before.
 */
export function sealedFor(
  openers: Pool,
  circles: readonly number[],
  alertNo: number,
): Promise<EntryWithBodies[]> {
  return sealedIn(openers, circles, 'select * from sealed_bodies($1)', alertNo);
}

/** The same of a message that was kept back, or null where these circles have none. */
export async function sealedMessageFor(
  openers: Pool,
  circles: readonly number[],
  messageNo: string,
): Promise<EntryWithBodies | null> {
  const [row] = await sealedIn(openers, circles, 'select * from sealed_message($1)', messageNo);
  return row ?? null;
}

async function sealedIn(
  openers: Pool,
  circles: readonly number[],
  text: string,
  no: number | string,
): Promise<EntryWithBodies[]> {
  const rows = await readAs<{ position: string; recorded: string; entry: Entry; bodies: Buffer }>(
    openers,
    circles,
    text,
    [no],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), recorded: Number(row.recorded) }));
}

/** The newest entry of a subject that tells of a message, or null where an alert came from the typed log. */
export async function newestMessage(pool: Pool, subjectNo: number): Promise<EntryWithBodies | null> {
  const messages = await entriesWithBodies(pool, subjectNo, 'message.receive');
  return messages.at(-1) ?? null;
}

/** The sealed bytes of one body of an entry; undefined where the entry has no such body. */
function sealedBody(row: EntryWithBodies, name: string): Uint8Array | undefined {
  const index = row.entry.bodies.findIndex((body) => body.name === name);
  return index < 0 || !row.bodies ? undefined : splitBodies(row.bodies)[index];
}

/** Opens one body; undefined where there is none or its key is destroyed. */
export function openBody(keystore: Keystore, row: EntryWithBodies, name: string): Uint8Array | undefined {
  const sealed = sealedBody(row, name);
  if (!sealed) return undefined;
  const plain = keystore.openBody(sealed);
  return 'gone' in plain ? undefined : plain;
}

/** The line of the keystore that a message came from. */
export function senderLine(keystore: Keystore, row: EntryWithBodies): number | undefined {
  const plain = openBody(keystore, row, 'sender');
  if (!plain) return undefined;
  return (JSON.parse(Buffer.from(plain).toString('utf8')) as { line: number }).line;
}

function splitBodies(joined: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return parts;
}
