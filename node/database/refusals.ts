// Every way in which a database cannot be had on this machine, named in one place.
import { MachineCannot } from '../cli/command.ts';

const own = 'use a PostgreSQL of your own (15 or newer) with --database-url or DATABASE_URL';

const texts = {
  'database/musl': `This system uses the musl C library (Alpine and others); the PostgreSQL that comes with Ulinzi needs glibc. Use a Debian or Ubuntu system or image, or ${own}.`,
  'database/no-binaries': `No PostgreSQL for {platform} is installed with Ulinzi. Run "npm install" with optional packages allowed, or ${own}.`,
  'database/no-passwd-entry': `This process runs as user id {uid}, which has no entry in /etc/passwd, and PostgreSQL cannot create a database without one. In a container, run as a listed user, or add the line "ulinzi:x:{uid}:{gid}::/nonexistent:/usr/sbin/nologin" to /etc/passwd of the image; or ${own}.`,
  'database/user-not-created':
    'Started by root, Ulinzi runs PostgreSQL under the Unix user "ulinzi", which does not exist and could not be created. Create it with "useradd --system ulinzi", or start Ulinzi as an ordinary user.',
  'database/user-not-usable':
    'Started by root, Ulinzi runs PostgreSQL under a Unix user of its own, but this process may not change to user id {uid} ({reason}). Start Ulinzi as an ordinary user, or give the container the capabilities SETUID and SETGID.',
  'database/other-owner':
    'The database in this data folder belongs to user id {owner}, and this process runs as {uid}. Start Ulinzi as that user or as root.',
  'database/folder':
    'The data folder cannot be used ({reason}). Give a folder on a local disk that this user can write to, with space on it.',
  'database/no-place':
    'The user that runs PostgreSQL cannot enter the data folder, and no place could be made under {root} ({reason}). Give a data folder which every user can enter, such as one under /srv.',
  'database/place-missing':
    'The database of this data folder lies in {place}, which is not there. Put it back, or restore from a backup into a new data folder.',
  'database/secret-missing':
    'The file database/secret is missing from the data folder, so its database cannot be opened. Put it back from a copy of the data folder.',
  'database/secret-refused':
    'The database does not accept the secret in database/secret of the data folder. The file and the database are from different data folders; put the right one back.',
  'database/other-server':
    'The database in or for this data folder is not the one that was created with it (its system identifier differs). Put the right folder back.',
  'database/other-major':
    'This data folder was made by PostgreSQL {found}; this Ulinzi brings PostgreSQL {ours}. Make a backup with the former Ulinzi and restore it into a new data folder.',
  'database/initdb-failed': 'PostgreSQL could not create its database: {reason}',
  'database/start-failed':
    'PostgreSQL did not start, tried for {seconds} seconds: {reason} Its log is in cluster/log beside the database.',
  'database/held':
    'A PostgreSQL process ({pid}) holds the database of this data folder and does not answer. End it ("kill -INT {pid}"), then start Ulinzi again.',
  'database/url-unreadable':
    'The database address cannot be read. It looks like postgres://USER:PASSWORD@HOST:5432/DATABASE, with special characters in the password percent-encoded.',
  'database/unreachable':
    'The PostgreSQL named by the database address does not answer ({reason}). Check host, port, network and TLS settings.',
  'database/login-refused':
    'The PostgreSQL named by the database address refuses this user or password. Check both, and pg_hba.conf there.',
  'database/no-database':
    'The database named in the database address does not exist there. Create it: CREATE DATABASE name ENCODING UTF8 TEMPLATE template0.',
  'database/too-old':
    'The PostgreSQL named by the database address is version {version}; Ulinzi needs 15 or newer.',
  'database/encoding':
    'The database named by the database address is encoded in {encoding}; Ulinzi needs UTF8. Create it with ENCODING UTF8 TEMPLATE template0.',
  'database/standby':
    'The PostgreSQL named by the database address is a read-only standby. Give the address of the primary.',
  'database/not-durable':
    'The PostgreSQL named by the database address has {setting} off: what it acknowledges may be lost with the power. Set {setting} = on.',
  'database/no-reader-roles':
    'The user of the database address may not create the roles that readers come as, or may not act as them. Let an administrator of that PostgreSQL run: CREATE ROLE ulinzi_reader NOLOGIN; CREATE ROLE ulinzi_opener NOLOGIN; GRANT ulinzi_reader, ulinzi_opener TO user.',
  'database/newer-schema':
    'This database was written by a newer Ulinzi (it has the migration {migration}). Start it with that version or a later one.',
} as const;

/** Names the ways a database cannot be had. */
export type DatabaseProblem = keyof typeof texts;

/** A database that this machine cannot give: a code, its values, and an English text that says what to do. */
export class DatabaseCannot extends MachineCannot {
  readonly code: DatabaseProblem;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: DatabaseProblem, values: Readonly<Record<string, string | number>> = {}) {
    super(texts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')));
    this.code = code;
    this.values = values;
  }
}
