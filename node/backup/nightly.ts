// The node's own backups, each night and at a start when the last ones are old. A backup that fails is tried again after
// an hour, and `ulinzi doctor` says how old the last one is.
import type { App } from '../app/index.ts';
import { errorFields } from '../app/index.ts';
import type { PgConnectionOptions } from '../database/index.ts';
import { signedHead } from '../log/index.ts';
import { backUpKeys, keepBackupsApart } from './back-up-keys.ts';
import { backUpLog } from './back-up-log.ts';
import { amendRecord, readRecord, recipientIn } from './record.ts';
import { BackupRefused } from './refused.ts';

export interface BackupPlaces {
  readonly log?: string | undefined;
  readonly keys?: string | undefined;
}

export interface NightlyParts {
  readonly app: App;
  readonly keysDir: string;
  readonly to: BackupPlaces;
  readonly connection: () => PgConnectionOptions;
  /** For tests: this machine's clock. */
  readonly wall?: () => number;
}

const hourMs = 3_600_000;
const lookApartMs = 60_000;
/** A backup from here on is due again at the next night hour, or after a day at the latest. */
const youngMs = 20 * hourMs;
const dayMs = 24 * hourMs;
/** Local hours in which little happens. */
const nightHours = [2, 3, 4];

/** Whether a backup is due: at night when the last one is not of this night, at any hour when it is a day old. */
export function isDue(last: number | undefined, now: number): boolean {
  // A clock that was set back must not stop backups for as long as it was ahead.
  if (last === undefined || last > now + hourMs) return true;
  const age = now - last;
  return age >= dayMs || (age >= youngMs && nightHours.includes(new Date(now).getHours()));
}

export class NightlyBackups {
  readonly #parts: NightlyParts;
  readonly #wall: () => number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #notBefore = 0;
  readonly #stop = new AbortController();

  /** Throws `no-recipient` and `same-folder` now rather than in the night. */
  constructor(parts: NightlyParts) {
    this.#parts = parts;
    this.#wall = parts.wall ?? Date.now;
    recipientIn(parts.keysDir);
    const { log, keys } = parts.to;
    if (log !== undefined && keys !== undefined) keepBackupsApart(log, keys);
  }

  start(): void {
    const look = () => {
      this.#running = this.#running.then(() => this.look());
    };
    look();
    this.#timer = setInterval(look, lookApartMs);
    this.#timer.unref();
  }

  /** Makes what is due now. Never rejects: the node goes on without a backup, and says so. */
  async look(): Promise<void> {
    const { app, keysDir, to } = this.#parts;
    const now = this.#wall();
    const core = app.core();
    if (!core || this.#stop.signal.aborted || now < this.#notBefore) return;
    const record = readRecord(keysDir);
    try {
      // The log first: the keystore's backup then has every key that the log's needs.
      if (to.log !== undefined && isDue(record.log?.at, now)) await this.#log(to.log, now);
      if (to.keys !== undefined && isDue(record.keys?.at, now)) await this.#keys(to.keys, now);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#notBefore = now + hourMs;
      const problem = error instanceof BackupRefused ? { problem: error.problem } : errorFields(error);
      app.log('error', 'backup.failed', problem);
    }
  }

  /**
   * Makes both now, however old the last ones are, after what is being made already. Rejects with what went wrong;
   * `progress` hears of rows of the log.
   */
  now(progress: (rows: number) => void, stop: AbortSignal): Promise<void> {
    const { to } = this.#parts;
    const signal = AbortSignal.any([this.#stop.signal, stop]);
    const made = this.#running.then(async () => {
      signal.throwIfAborted();
      if (to.log !== undefined) await this.#log(to.log, this.#wall(), { signal, progress });
      signal.throwIfAborted();
      if (to.keys !== undefined) await this.#keys(to.keys, this.#wall(), signal);
      this.#notBefore = 0;
    });
    this.#running = made.catch(() => undefined);
    return made;
  }

  async #log(
    dir: string,
    now: number,
    {
      signal = this.#stop.signal,
      progress,
    }: { signal?: AbortSignal; progress?: (rows: number) => void } = {},
  ): Promise<void> {
    const { app, keysDir, connection } = this.#parts;
    const made = await backUpLog({
      connection: connection(),
      dir,
      recipient: recipientIn(keysDir),
      headOf: (tail) => signedHead(tail, now, (bytes) => app.keystore.signHead(bytes)),
      now,
      signal,
      ...(progress && { progress }),
    });
    amendRecord(keysDir, { log: { at: now, to: dir, position: made.position } });
    app.log('info', 'backup.made', { of: 'log', rows: made.rows });
  }

  async #keys(dir: string, now: number, signal = this.#stop.signal): Promise<void> {
    const { app, keysDir } = this.#parts;
    const { deleted } = await backUpKeys({
      keystore: app.keystore,
      dir,
      recipient: recipientIn(keysDir),
      logThrough: readRecord(keysDir).log?.position ?? 0,
      now,
      signal,
    });
    amendRecord(keysDir, { keys: { at: now, to: dir } });
    app.log('info', 'backup.made', { of: 'keys', deleted });
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stop.abort();
    await this.#running;
  }
}
