// The way in. A part is answered once it is on the disk of the spool; a message leaves the spool when the node has it.
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ChannelEvents, ChannelLogLine, IncomingMessage } from '../channel.ts';
import { type InboxRow, joinParts, type ReceivedMessage, textOf } from '../gammu/multipart.ts';
import { HandOver } from '../hand-over.ts';
import { rowsOf, transaction } from '../../sqlite/index.ts';
import { readWords } from './alphabet.ts';
import { rawOf, readLetter } from './letter.ts';
import type { Pdu } from './library.ts';

/** How long the parts of a message wait for the ones that are missing. */
const incompleteAfterMs = 5 * 60_000;

export interface IncomingSettings {
  readonly gateway: string;
  readonly events: ChannelEvents;
  now(): number;
  log(line: ChannelLogLine): void;
  /** To be called when there is something more to do. */
  wake(): void;
}

export class Incoming {
  readonly #database: DatabaseSync;
  readonly #settings: IncomingSettings;
  readonly #handOver: HandOver<ReceivedMessage>;

  constructor(database: DatabaseSync, settings: IncomingSettings) {
    this.#database = database;
    this.#settings = settings;
    this.#handOver = new HandOver('smpp.incoming-refused', settings.log, () => settings.wake());
  }

  /** Keeps a part. On the disk when this returns. */
  keep(pdu: Pdu): void {
    const { from, coding, header, bytes } = readLetter(pdu);
    const words = readWords(bytes, coding);
    this.#database
      .prepare(
        `INSERT INTO incoming (Reference, SenderNumber, Text, Coding, UDH, ArrivedAt, Raw)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        randomUUID(),
        from,
        words === null
          ? Buffer.from(bytes).toString('hex')
          : Buffer.from(words, 'utf16le').swap16().toString('hex'),
        words === null ? '8bit' : 'Unicode_No_Compression',
        header,
        this.#settings.now(),
        JSON.stringify(rawOf(pdu)),
      );
    this.#settings.wake();
  }

  /** Deletes what was taken and hands over what is whole, or has waited long enough for the rest. */
  step(): void {
    this.settle();
    const rows = rowsOf<InboxRow>(this.#database.prepare('SELECT * FROM incoming ORDER BY ID'));
    for (const message of joinParts(rows)) {
      if (!this.#handOver.hasRoom) break;
      const key = `${message.ids[0]}`;
      if (!this.#handOver.isDue(key) || !this.#isReady(message)) continue;
      const incoming = this.#messageOf(message);
      this.#handOver.start(key, message, () => this.#settings.events.incoming(incoming));
    }
  }

  settle(): void {
    this.#handOver.settle((messages) =>
      transaction(this.#database, () => {
        const row = this.#database.prepare('DELETE FROM incoming WHERE ID = ?');
        for (const { ids } of messages) for (const id of ids) row.run(id);
      }),
    );
  }

  quiet(mostMs: number): Promise<void> {
    return this.#handOver.quiet(mostMs);
  }

  #isReady({ isComplete, rows }: ReceivedMessage): boolean {
    return isComplete || this.#settings.now() - arrivedAt(rows) >= incompleteAfterMs;
  }

  #messageOf(message: ReceivedMessage): IncomingMessage {
    const { rows, parts, isComplete } = message;
    const missing = isComplete ? {} : { incomplete: true, partsExpected: parts };
    const pdus = rows.map((row) => JSON.parse(String(row['Raw'])) as unknown);
    return {
      gateway: this.#settings.gateway,
      kind: 'text',
      from: rows[0]?.SenderNumber ?? '',
      text: textOf(message),
      reference: String(rows[0]?.['Reference']),
      // A deliver_sm does not say when the centre took the message in.
      sentAt: null,
      receivedAt: arrivedAt(rows),
      raw: Buffer.from(JSON.stringify({ source: 'smpp', ...missing, pdus }), 'utf8'),
    };
  }
}

function arrivedAt(rows: readonly InboxRow[]): number {
  return Math.min(...rows.map((row) => row.ArrivedAt));
}
