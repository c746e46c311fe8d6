import { inspect } from 'node:util';

/** What `pg.Client` and `pg.Pool` need to connect. Holds a password: never print it, never put it into an error. */
export interface PgConnectionOptions {
  /** A host name, or the folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: boolean | object;
}

/** A running PostgreSQL that takes connections. */
export interface Database {
  readonly kind: 'embedded' | 'external';
  readonly connection: PgConnectionOptions;
  /** Calls back each time the server dies or cannot be reached without `restart` or `close` having been asked. */
  onExit(listener: () => void): void;
  /** Stops the server where it is ours and still runs, and gives it back running; the connection stays the same. */
  restart(): Promise<void>;
  /** Lets go; an embedded server is stopped unless another process still uses it. Twice is as good as once. */
  close(): Promise<void>;
}

/** Makes connection options that show nothing when printed or turned into JSON. */
export function unprintable(options: PgConnectionOptions): PgConnectionOptions {
  const shown = () => '[database connection]';
  return Object.defineProperties(
    { ...options },
    { toJSON: { value: shown }, toString: { value: shown }, [inspect.custom]: { value: shown } },
  );
}
