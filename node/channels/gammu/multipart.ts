// Long messages come as parts, each a row of its own. The parts are joined by what their header says (3GPP TS 23.040,
// 9.2.3.24.1 and 9.2.3.24.8), and wait for each other in the spool.

/** A row of Gammu's inbox, with the columns that matter here; the others are kept for the record. */
export interface InboxRow {
  readonly ID: number;
  readonly SenderNumber: string;
  /** UTF-16 as hexadecimal digits; for `8bit` the bytes. */
  readonly Text: string;
  readonly Coding: string;
  /** The user data header as hexadecimal digits, empty where there is none. */
  readonly UDH: string;
  readonly Class: number;
  /** The SMS centre's time, `YYYY-MM-DD hh:mm:ss` in UTC. */
  readonly ReceivingDateTime: string;
  /** When the row was written, in ms UTC. */
  readonly ArrivedAt: number;
  readonly [column: string]: string | number | null;
}

/** One message: its parts in their order, and all rows that hold them. */
export interface ReceivedMessage {
  readonly rows: readonly InboxRow[];
  /** Ids of the rows, also of parts that came twice. */
  readonly ids: readonly number[];
  readonly parts: number;
  readonly isComplete: boolean;
}

interface Concatenation {
  readonly reference: number;
  readonly parts: number;
  readonly sequence: number;
}

/** Reads the header of a part; null where the message is not one of several parts. */
export function concatenationOf(udh: string): Concatenation | null {
  const bytes = Buffer.from(udh, 'hex');
  for (let at = 1; at + 1 < bytes.length; at += 2 + bytes[at + 1]!) {
    const [element, length] = [bytes[at]!, bytes[at + 1]!];
    const value = bytes.subarray(at + 2, at + 2 + length);
    const wanted = element === 0x00 ? 3 : element === 0x08 ? 4 : 0;
    if (wanted === 0 || value.length !== wanted) continue;
    const [parts, sequence] = [value[wanted - 2]!, value[wanted - 1]!];
    if (sequence < 1 || sequence > parts) return null;
    return { reference: value.readUIntBE(0, wanted - 2), parts, sequence };
  }
  return null;
}

interface Gathering {
  readonly parts: number;
  readonly ids: number[];
  readonly bySequence: Map<number, InboxRow>;
}

/**
 * Joins rows into messages, in the order in which their first rows came. A part that came twice with the same words
 * counts once; the same place with other words begins another message (a phone has come round to the same reference).
 */
export function joinParts(rows: readonly InboxRow[]): ReceivedMessage[] {
  const gatherings: Gathering[] = [];
  const byKey = new Map<string, Gathering[]>();
  for (const row of rows) {
    const found = concatenationOf(row.UDH) ?? { reference: 0, parts: 1, sequence: 1 };
    const key = found.parts === 1 ? `${row.ID}` : `${row.SenderNumber} ${found.reference} ${found.parts}`;
    const alike = byKey.get(key) ?? [];
    let gathering = alike.find(({ bySequence }) => {
      const held = bySequence.get(found.sequence);
      return held === undefined || held.Text === row.Text;
    });
    if (gathering === undefined) {
      gathering = { parts: found.parts, ids: [], bySequence: new Map() };
      gatherings.push(gathering);
      byKey.set(key, [...alike, gathering]);
    }
    gathering.ids.push(row.ID);
    if (!gathering.bySequence.has(found.sequence)) gathering.bySequence.set(found.sequence, row);
  }
  return gatherings.map(({ ids, parts, bySequence }) => ({
    ids,
    parts,
    isComplete: bySequence.size === parts,
    rows: [...bySequence].sort(([one], [other]) => one - other).map(([, row]) => row),
  }));
}

/** The words of a message; null where a part holds bytes and not text. A broken character becomes U+FFFD. */
export function textOf(message: ReceivedMessage): string | null {
  if (message.rows.some((row) => row.Coding === '8bit')) return null;
  const bytes = Buffer.from(message.rows.map((row) => row.Text).join(''), 'hex');
  const units = bytes.subarray(0, bytes.length & ~1).swap16();
  return units.toString('utf16le').toWellFormed();
}
