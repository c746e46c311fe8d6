// What the gateway says it sent. Its own rows go when a text has come to its end; a trigger copies each as it is
// written, in the same transaction, into a table that nobody deletes. For tests with the dummy, which keeps nothing.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface RecordedText {
  /** The id that the channel was given. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

export interface SentRecord {
  /** All parts that were sent, in order. */
  texts(): RecordedText[];
  close(): void;
}

/** Begins to record what the gateway of a spool sends. The channel must have been started once. */
export function recordSent(spoolFolder: string): SentRecord {
  const database = new DatabaseSync(join(spoolFolder, 'spool.db'), { timeout: 5_000 });
  database.exec(`
    CREATE TABLE IF NOT EXISTS sent_record (id TEXT, "to" TEXT, text TEXT);
    CREATE TRIGGER IF NOT EXISTS record_sent AFTER INSERT ON sentitems WHEN new.Status LIKE 'SendingOK%'
      BEGIN INSERT INTO sent_record VALUES (new.CreatorID, new.DestinationNumber, new.TextDecoded); END;
  `);
  return {
    texts: () => {
      const rows = database.prepare('SELECT * FROM sent_record ORDER BY rowid').all();
      return rows.map((row) => ({ id: String(row['id']), to: String(row['to']), text: String(row['text']) }));
    },
    close: () => database.close(),
  };
}
