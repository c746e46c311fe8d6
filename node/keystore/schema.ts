import type { DatabaseSync } from 'node:sqlite';
import { theRow } from '../sqlite/index.ts';
import { KeystoreRefused } from './refused.ts';

/** "ULZK": tells a keystore from any other SQLite file. */
export const applicationId = 0x554c5a4b;

/**
 * Each step takes the schema from its place in this list to the next; a released step is never changed.
 * `body_key` is only ever appended to and overwritten in place (body-keys.ts says why).
 */
const steps: readonly string[] = [
  `
  PRAGMA application_id = ${applicationId};

  CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    node TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('exercise', 'real')),
    pen TEXT NOT NULL,
    signing_key BLOB NOT NULL,
    message_key BLOB NOT NULL,
    lookup_key BLOB NOT NULL
  ) STRICT;

  CREATE TABLE body_key (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 32)
  ) STRICT;

  CREATE TABLE body_key_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    used_through INTEGER NOT NULL,
    swept_through INTEGER NOT NULL
  ) STRICT;
  INSERT INTO body_key_mark VALUES (1, 0, 0);

  CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    number TEXT NOT NULL,
    holder_kind TEXT NOT NULL CHECK (holder_kind IN ('stranger', 'source', 'post')),
    holder TEXT CHECK ((holder IS NULL) = (holder_kind = 'stranger')),
    state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
    recent_subject TEXT,
    recent_at INTEGER,
    acknowledged_at INTEGER,
    first_heard_at INTEGER,
    last_heard_at INTEGER
  ) STRICT;
  CREATE INDEX line_holder ON line (holder, holder_kind) WHERE holder IS NOT NULL;

  CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE pen (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account,
    post TEXT NOT NULL,
    held_from INTEGER NOT NULL,
    held_until INTEGER CHECK (held_until >= held_from)
  ) STRICT;
  CREATE INDEX pen_post ON pen (post, held_from);

  CREATE TABLE claim (
    code_hash BLOB PRIMARY KEY,
    pen TEXT NOT NULL REFERENCES pen,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE token (
    hash BLOB PRIMARY KEY,
    pen TEXT NOT NULL REFERENCES pen
  ) STRICT, WITHOUT ROWID;
  `,
  // Signing in at a screen. Days and counts only: when somebody signed in is nobody's business. A used step of the
  // phone's codes is a time of day, and is swept away as soon as its code could not be used again anyhow.
  `
  CREATE TABLE credential (
    pen TEXT PRIMARY KEY REFERENCES pen,
    passphrase TEXT NOT NULL,
    pin TEXT NOT NULL,
    pin_failures INTEGER NOT NULL DEFAULT 0,
    totp_secret BLOB NOT NULL CHECK (length(totp_secret) = 20),
    paper_secret BLOB NOT NULL CHECK (length(paper_secret) = 20),
    paper_next INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE used_step (
    pen TEXT NOT NULL REFERENCES credential,
    step INTEGER NOT NULL,
    PRIMARY KEY (pen, step)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    pen TEXT NOT NULL REFERENCES pen,
    is_desk INTEGER NOT NULL CHECK (is_desk IN (0, 1)),
    started_on TEXT NOT NULL,
    used_on TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_pen ON session (pen);

  CREATE TABLE attempt (
    subject BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    wait_until INTEGER NOT NULL
  ) STRICT;
  `,
  // What a gateway's own program is spoken to with, and what it must show at our door.
  `
  CREATE TABLE gateway_secret (
    gateway TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    password TEXT NOT NULL,
    status_password TEXT NOT NULL,
    door TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // The number that an SMS centre has for us, where it wants to be told.
  `ALTER TABLE gateway_secret ADD COLUMN source_address TEXT NOT NULL DEFAULT '';`,
  // What was heard last of a line, beside when: for whoever asks after a source who has fallen silent.
  `ALTER TABLE line ADD COLUMN last_heard_kind TEXT CHECK (last_heard_kind IN ('text', 'call'));`,
  // The mission's authority, where this node has it, and the certificates that it signed.
  `
  CREATE TABLE authority (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    domain TEXT NOT NULL,
    certificate BLOB NOT NULL,
    key BLOB
  ) STRICT;

  CREATE TABLE certificate (
    name TEXT PRIMARY KEY,
    addresses TEXT NOT NULL,
    certificate BLOB NOT NULL,
    key BLOB
  ) STRICT, WITHOUT ROWID;
  `,
  // A keystore that is opened by a passphrase. Covered secrets are longer than plain ones; what comes in while it is
  // locked waits, sealed. `ring_line` holds the numbers of duty phones alone, open: they must ring (cover.ts).
  `
  CREATE TABLE attended (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    private_key BLOB NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE ring_line (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    post TEXT NOT NULL
  ) STRICT;

  CREATE TABLE waiting_key (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE waiting_line (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE waiting_message (id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE line_alias (id INTEGER PRIMARY KEY, line INTEGER NOT NULL) STRICT;
  CREATE TABLE taken_message (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE unsettled (alert TEXT PRIMARY KEY, line INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  ALTER TABLE used_step RENAME TO former_step;
  ALTER TABLE credential RENAME TO former_credential;
  CREATE TABLE credential (
    pen TEXT PRIMARY KEY REFERENCES pen,
    passphrase TEXT NOT NULL,
    pin TEXT NOT NULL,
    pin_failures INTEGER NOT NULL DEFAULT 0,
    totp_secret BLOB NOT NULL,
    paper_secret BLOB NOT NULL,
    paper_next INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO credential SELECT * FROM former_credential;
  CREATE TABLE used_step (
    pen TEXT NOT NULL REFERENCES credential,
    step INTEGER NOT NULL,
    PRIMARY KEY (pen, step)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO used_step SELECT * FROM former_step;
  DROP TABLE former_step;
  DROP TABLE former_credential;
  `,
  // Passkeys, by which a screen is signed in without passphrase and code, and which session one began.
  `
  CREATE TABLE passkey (
    id TEXT PRIMARY KEY,
    pen TEXT NOT NULL REFERENCES pen,
    credential BLOB NOT NULL UNIQUE,
    public_key BLOB NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL,
    user_handle BLOB NOT NULL,
    name TEXT NOT NULL,
    device TEXT NOT NULL CHECK (device IN ('laptop', 'phone', 'security-key')),
    is_synced INTEGER NOT NULL CHECK (is_synced IN (0, 1)),
    added_on TEXT NOT NULL,
    used_on TEXT
  ) STRICT;
  CREATE INDEX passkey_pen ON passkey (pen);

  ALTER TABLE session ADD COLUMN passkey TEXT;
  `,
  // Links of visiting teams' phones (ODK Collect), and an organisation's own forms with what their answers mean.
  `
  CREATE TABLE openrosa_link (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    pen TEXT NOT NULL REFERENCES pen,
    made_on TEXT NOT NULL,
    used_on TEXT
  ) STRICT;
  CREATE INDEX openrosa_link_pen ON openrosa_link (pen);

  CREATE TABLE openrosa_form (
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    xml TEXT NOT NULL,
    mapping TEXT NOT NULL,
    PRIMARY KEY (form_id, version)
  ) STRICT;
  `,
  // Phones of posts, and the codes by which they are enrolled. `counted` is the digest of the request counted last; `code`
  // the hash of the code that enrolled it, for as long as that may be shown again.
  `
  CREATE TABLE device (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    pen TEXT NOT NULL REFERENCES pen,
    public_key BLOB NOT NULL,
    counter INTEGER NOT NULL,
    counted BLOB,
    code BLOB,
    code_until INTEGER NOT NULL,
    enrolled_on TEXT NOT NULL,
    seen_on TEXT,
    revoked_on TEXT
  ) STRICT;
  CREATE INDEX device_pen ON device (pen);

  CREATE TABLE device_code (
    hash BLOB PRIMARY KEY,
    pen TEXT NOT NULL REFERENCES pen,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];

/** What kind of SQLite file this says it is. */
export function applicationIdOf(database: DatabaseSync): number {
  const found = theRow<{ application_id: number }>(database.prepare('PRAGMA application_id'));
  return found.application_id;
}

/** The version of the schema, 0 for a file that is empty. */
export function versionOf(database: DatabaseSync): number {
  return theRow<{ user_version: number }>(database.prepare('PRAGMA user_version')).user_version;
}

/**
 * Brings the schema to this version, or to the older one of a backup, inside the caller's transaction.
 * Refuses a keystore of a newer version: an older program would not know what it must keep.
 */
export function migrate(database: DatabaseSync, dir: string, wanted: number = steps.length): void {
  const found = versionOf(database);
  const newest = Math.max(found, wanted);
  if (newest > steps.length) {
    throw new KeystoreRefused('keystore/newer-version', { dir, found: newest, known: steps.length });
  }
  for (const [from, step] of steps.slice(0, wanted).entries()) {
    if (from < found) continue;
    database.exec(step);
    database.exec(`PRAGMA user_version = ${from + 1}`);
  }
}
