// How this installation stands, told by the running node itself, and the long work that an administrator may ask of it:
// reading the whole log, and making the backups now.
import { statfsSync, statSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { isoOf, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { UpkeepAnswer, WorkAnswer, WorkKind } from '@ulinzi/domain/upkeep';
import { type Locale, speaker } from '@ulinzi/words';
import type { App, Core, Upkeep } from '../app/index.ts';
import { errorFields } from '../app/index.ts';
import {
  type BackupPlaces,
  BackupRefused,
  bytesIn,
  type NightlyBackups,
  readRecord,
} from '../backup/index.ts';
import type { PgConnectionOptions } from '../database/index.ts';
import { examineFromInside, type Finding } from '../doctor/index.ts';
import type { ReachSettings } from '../https/index.ts';
import { readHeads, verifyLog } from '../log/index.ts';
import { LongWork, type Work } from './long-work.ts';
import { type FolderKind, findingSaid } from './said.ts';

export interface UpkeepParts {
  readonly app: App;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly port: number;
  readonly release: string;
  readonly reach: ReachSettings;
  readonly connection: () => PgConnectionOptions;
  /** What is served to browsers, in PEM; null where nothing is. */
  readonly certificate: () => string | null;
  readonly signedThrough: () => number;
  readonly backupPlaces: BackupPlaces;
  readonly backups: () => NightlyBackups | null;
}

/** Rows that are read before the alerts have their turn again. */
const rowsInOneGo = 500;
/** Looking again within this time gives what was found before: each look asks gateways and doors. */
const freshMs = 5_000;
/** Findings about other people's bases and gateways: for the administrator alone. */
const administrators: readonly Finding['code'][] = [
  'gap',
  'nobody',
  'outside-provinces',
  'no-gateway',
  'no-device',
  'gateway-away',
  'gammu',
  'gammu-driver',
];

export class NodeUpkeep implements Upkeep {
  readonly #parts: UpkeepParts;
  readonly #startedAt: number;
  readonly #work: LongWork;
  #verified: { at: number; entries: number } | null = null;
  #looked: { at: number; findings: Promise<readonly Finding[]> } | null = null;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#startedAt = this.#wall();
    this.#work = new LongWork(() => this.#wall());
  }

  #wall(): number {
    return this.#parts.app.clock.recorded();
  }

  async seen(locale: Locale, isAdministrator: boolean): Promise<UpkeepAnswer | Refusal> {
    const { app, dataDir, keysDir, release, signedThrough } = this.#parts;
    const core = app.core();
    if (!core) return refuse('node/not-durable');
    const [database, findings] = await Promise.all([databaseOf(core), this.#findings()]);
    const { way, name } = app.reach;
    return {
      release,
      kind: app.kind,
      startedAt: isoOf(this.#startedAt),
      now: isoOf(this.#wall()),
      clockInDoubt: app.clock.isInDoubt,
      reach: { way, name, certificateEndsAt: this.#certificateEndsAt() },
      keystore: keystoreState(app),
      log: {
        entries: core.writer.tail.position,
        signedThrough: signedThrough(),
        verified: this.#verified && { ...this.#verified, at: isoOf(this.#verified.at) },
      },
      database,
      freeBytes: Math.min(...[dataDir, keysDir].map(freeIn)),
      backups: this.#backups(),
      findings: findings
        .filter(({ code }) => isAdministrator || !administrators.includes(code))
        .map((one) => ({
          code: one.code,
          message: findingSaid(one, (dir) => this.#kindOf(dir), speaker(locale)),
        })),
      work: this.work(locale),
    };
  }

  /** Folders by what they are for: where they lie is nobody's business at a screen. */
  #kindOf(dir: string): FolderKind {
    const { dataDir, keysDir } = this.#parts;
    return dir === dataDir ? 'data' : dir === keysDir ? 'keys' : 'backup';
  }

  #certificateEndsAt(): string | null {
    const pem = this.#parts.certificate();
    return pem === null ? null : isoOf(new X509Certificate(pem).validToDate.getTime());
  }

  /** One look at a time: an address that does not answer takes longer than what was found is fresh. */
  #findings(): Promise<readonly Finding[]> {
    const looked = this.#looked;
    if (looked && performance.now() - looked.at <= freshMs) return looked.findings;
    const look = { at: Infinity, findings: this.#examine() };
    this.#looked = look;
    void look.findings
      .catch(() => undefined)
      .then(() => {
        look.at = performance.now();
      });
    return look.findings;
  }

  async #examine(): Promise<readonly Finding[]> {
    const { app, dataDir, keysDir, port, reach, connection } = this.#parts;
    // Where the wall clock stands, not where it should have come to by running on.
    const wall = app.clock.recorded() + app.clock.jump();
    const parts = { dataDir, keysDir, port, reach, isFull: false, wall };
    return (await examineFromInside(parts, connection())).findings;
  }

  #backups(): UpkeepAnswer['backups'] {
    const { keysDir, dataDir, backupPlaces } = this.#parts;
    const record = readRecord(keysDir);
    const of = (kind: 'log' | 'keys') => {
      const last = record[kind];
      if (!last) return null;
      return {
        madeAt: isoOf(last.at),
        bytes: bytesIn(last.to, kind),
        lies: liesBeside(last.to, kind === 'log' ? dataDir : keysDir),
      };
    };
    return {
      hasKey: record.recipient !== undefined,
      makesLog: backupPlaces.log !== undefined,
      makesKeys: backupPlaces.keys !== undefined,
      log: of('log'),
      keys: of('keys'),
    };
  }

  work(locale: Locale): WorkAnswer['work'] {
    const { last } = this.#work;
    if (!last) return null;
    const { kind, state, done, of, found, error } = last;
    return {
      kind,
      state,
      startedAt: isoOf(last.startedAt),
      endedAt: last.endedAt === null ? null : isoOf(last.endedAt),
      done,
      of,
      faults: found?.faults ?? null,
      firstFault: found?.firstFault ?? null,
      why: state === 'failed' ? whySaid(error, locale) : null,
    };
  }

  begin(kind: WorkKind): Refusal | null {
    const { app } = this.#parts;
    const core = app.core();
    if (!core) return refuse('node/not-durable');
    const backups = this.#parts.backups();
    if (kind === 'backup' && !backups) return refuse('upkeep/no-backup-place');
    const of = core.writer.tail.position;
    const run = (progress: (done: number) => void, signal: AbortSignal) =>
      kind === 'backup' && backups
        ? backups.now(progress, signal).then(() => null)
        : this.#verify(core, progress, signal);
    if (!this.#work.begin({ kind, of, run }, (work) => this.#ended(work))) return refuse('upkeep/busy');
    app.log('info', 'upkeep.begun', { kind });
    return null;
  }

  async #verify(core: Core, progress: (done: number) => void, signal: AbortSignal) {
    const { app, keysDir } = this.#parts;
    const found = await verifyLog(
      core.pool,
      readHeads(keysDir),
      app.keystore.publicKey,
      progress,
      signal,
      rowsInOneGo,
    );
    if (found.findings.length === 0) this.#verified = { at: this.#wall(), entries: found.rows };
    return { faults: found.findings.length, firstFault: found.findings[0]?.position ?? null };
  }

  #ended({ kind, state, error }: Work): void {
    const { app } = this.#parts;
    this.#looked = null;
    if (state !== 'failed') return app.log('info', 'upkeep.ended', { kind, state });
    const problem = error instanceof BackupRefused ? { problem: error.problem } : errorFields(error);
    app.log('error', 'upkeep.failed', { kind, ...problem });
  }

  stopWork(): Promise<void> {
    return this.#work.stop();
  }
}

async function databaseOf({ pool }: Core): Promise<UpkeepAnswer['database']> {
  const found = await pool.query<{ postgres: string; bytes: string }>(
    `select current_setting('server_version') as postgres, pg_database_size(current_database()) as bytes`,
  );
  const [row] = found.rows;
  return { postgres: row?.postgres ?? '', bytes: Number(row?.bytes ?? 0) };
}

function keystoreState({ keystore }: App): UpkeepAnswer['keystore'] {
  if (keystore.isLocked) return 'locked';
  return keystore.attendance.isAttended ? 'attended' : 'unattended';
}

function freeIn(dir: string): number {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

/** A backup on the disk that it is to outlive is worth little; one on a medium in a drawer cannot be looked at. */
function liesBeside(dir: string, what: string): 'apart' | 'beside' | 'away' {
  const device = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev;
  const there = device(dir);
  if (there === undefined) return 'away';
  return there === device(what) ? 'beside' : 'apart';
}

function whySaid(error: unknown, locale: Locale): string {
  const speak = speaker(locale);
  if (!(error instanceof BackupRefused)) return speak('commands.upkeep.failed');
  const { values, problem } = error;
  const shown = 'dir' in values ? { ...values, dir: speak('commands.upkeep.folder.backup') } : values;
  return speak(`commands.backup-refused.${problem}`, shown);
}
