// The tables of the spool. Those in the first part are Gammu's: its daemon reads and writes them by these names
// (Gammu 1.42, structure 17; the columns that 1.44, structure 18, adds are there too and have defaults).
// Dates are declared NUMERIC because the daemon's SQLite driver takes the type from the declaration.
import type { DatabaseSync } from 'node:sqlite';

/** The time in ms UTC by SQLite's own clock, as a default of a column that Gammu does not fill in. */
const nowMs = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";

const gammuTables = `
  CREATE TABLE IF NOT EXISTS gammu (Version INTEGER NOT NULL PRIMARY KEY);

  CREATE TABLE IF NOT EXISTS inbox (
    ID INTEGER PRIMARY KEY AUTOINCREMENT,
    UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    ReceivingDateTime NUMERIC NOT NULL DEFAULT (datetime('now')),
    InsertIntoDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    Text TEXT NOT NULL,
    SenderNumber TEXT NOT NULL DEFAULT '',
    Coding TEXT NOT NULL DEFAULT 'Default_No_Compression',
    UDH TEXT NOT NULL,
    SMSCNumber TEXT NOT NULL DEFAULT '',
    Class INTEGER NOT NULL DEFAULT -1,
    TextDecoded TEXT NOT NULL DEFAULT '',
    RecipientID TEXT NOT NULL,
    MessageID INTEGER NOT NULL DEFAULT 0,
    SequencePosition INTEGER NOT NULL DEFAULT 1,
    PartCount INTEGER NOT NULL DEFAULT 1,
    Processed TEXT NOT NULL DEFAULT 'false',
    Status INTEGER NOT NULL DEFAULT -1,
    ArrivedAt INTEGER NOT NULL DEFAULT (${nowMs})
  );

  CREATE TABLE IF NOT EXISTS outbox (
    ID INTEGER PRIMARY KEY AUTOINCREMENT,
    UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    InsertIntoDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    SendingDateTime NUMERIC NOT NULL DEFAULT (datetime('now')),
    SendBefore TIME NOT NULL DEFAULT '23:59:59',
    SendAfter TIME NOT NULL DEFAULT '00:00:00',
    SendDays INTEGER NOT NULL DEFAULT 127,
    Text TEXT,
    DestinationNumber TEXT NOT NULL DEFAULT '',
    Coding TEXT NOT NULL DEFAULT 'Default_No_Compression',
    UDH TEXT,
    Class INTEGER DEFAULT -1,
    TextDecoded TEXT NOT NULL DEFAULT '',
    MultiPart TEXT NOT NULL DEFAULT 'false',
    RelativeValidity INTEGER DEFAULT -1,
    SenderID TEXT,
    SendingTimeOut NUMERIC NOT NULL DEFAULT (datetime('now')),
    DeliveryReport TEXT DEFAULT 'default',
    CreatorID TEXT NOT NULL,
    Retries INTEGER DEFAULT 0,
    Priority INTEGER DEFAULT 0,
    Status TEXT NOT NULL DEFAULT 'Reserved',
    StatusCode INTEGER NOT NULL DEFAULT -1
  );
  CREATE INDEX IF NOT EXISTS outbox_date ON outbox (SendingDateTime, SendingTimeOut);

  CREATE TABLE IF NOT EXISTS outbox_multipart (
    ID INTEGER,
    SequencePosition INTEGER NOT NULL DEFAULT 1,
    Text TEXT,
    Coding TEXT NOT NULL DEFAULT 'Default_No_Compression',
    UDH TEXT,
    Class INTEGER DEFAULT -1,
    TextDecoded TEXT DEFAULT NULL,
    Status TEXT NOT NULL DEFAULT 'Reserved',
    StatusCode INTEGER NOT NULL DEFAULT -1,
    PRIMARY KEY (ID, SequencePosition)
  );

  CREATE TABLE IF NOT EXISTS sentitems (
    ID INTEGER,
    UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    InsertIntoDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    SendingDateTime NUMERIC NOT NULL DEFAULT (datetime('now')),
    DeliveryDateTime NUMERIC NULL,
    Text TEXT NOT NULL,
    DestinationNumber TEXT NOT NULL DEFAULT '',
    Coding TEXT NOT NULL DEFAULT 'Default_No_Compression',
    UDH TEXT NOT NULL,
    SMSCNumber TEXT NOT NULL DEFAULT '',
    Class INTEGER NOT NULL DEFAULT -1,
    TextDecoded TEXT NOT NULL DEFAULT '',
    SenderID TEXT NOT NULL,
    SequencePosition INTEGER NOT NULL DEFAULT 1,
    Status TEXT NOT NULL DEFAULT 'SendingOK',
    StatusError INTEGER NOT NULL DEFAULT -1,
    TPMR INTEGER NOT NULL DEFAULT -1,
    RelativeValidity INTEGER NOT NULL DEFAULT -1,
    CreatorID TEXT NOT NULL,
    StatusCode INTEGER NOT NULL DEFAULT -1,
    PRIMARY KEY (ID, SequencePosition)
  );
  CREATE INDEX IF NOT EXISTS sentitems_tpmr ON sentitems (TPMR);

  CREATE TABLE IF NOT EXISTS phones (
    ID TEXT NOT NULL,
    UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    InsertIntoDB NUMERIC NOT NULL DEFAULT (datetime('now')),
    TimeOut NUMERIC NOT NULL DEFAULT (datetime('now')),
    Send TEXT NOT NULL DEFAULT 'no',
    Receive TEXT NOT NULL DEFAULT 'no',
    IMEI TEXT PRIMARY KEY NOT NULL,
    IMSI TEXT NOT NULL,
    NetCode TEXT DEFAULT 'ERROR',
    NetName TEXT DEFAULT 'ERROR',
    Client TEXT NOT NULL,
    Battery INTEGER NOT NULL DEFAULT -1,
    Signal INTEGER NOT NULL DEFAULT -1,
    Sent INTEGER NOT NULL DEFAULT 0,
    Received INTEGER NOT NULL DEFAULT 0,
    SeenAt INTEGER NOT NULL DEFAULT (${nowMs})
  );
  CREATE TRIGGER IF NOT EXISTS phones_seen AFTER UPDATE OF TimeOut, Sent, Received ON phones
    BEGIN UPDATE phones SET SeenAt = ${nowMs} WHERE IMEI = old.IMEI; END;
`;

/**
 * `outgoing` remembers each id we were asked to send, without number or words: which row it went into (0 where it
 * could not be sent at all), what the node was last told, and when that was the end of it.
 * `aside` holds what is no message from a person. `mark` says where the life of the present daemon began and which
 * message was the last before it (reread.ts).
 */
const ownTables = `
  CREATE TABLE IF NOT EXISTS outgoing (
    id TEXT PRIMARY KEY,
    outbox_id INTEGER NOT NULL,
    queued_at INTEGER NOT NULL,
    send_before INTEGER,
    told TEXT,
    final_at INTEGER
  ) STRICT;

  CREATE TABLE IF NOT EXISTS aside (
    id INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    raw TEXT NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    life_begins_after INTEGER NOT NULL,
    last_before_life BLOB,
    last_taken_id INTEGER NOT NULL,
    last_taken BLOB
  ) STRICT;
  INSERT OR IGNORE INTO mark VALUES (1, 0, NULL, 0, NULL);
`;

/**
 * Makes the tables where they are missing and says which structure the daemon is to find, which it checks strictly.
 * Adding columns that a later structure has needs no change here: each has a default.
 */
export function makeTables(database: DatabaseSync, gammuStructure: 17 | 18): void {
  database.exec(
    `BEGIN IMMEDIATE;
     ${gammuTables}
     ${ownTables}
     DELETE FROM gammu;
     INSERT INTO gammu VALUES (${gammuStructure});
     COMMIT;`,
  );
}
