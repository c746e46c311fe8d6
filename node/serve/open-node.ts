// Opens a node: keystore, database, log, gateways, clocks, HTTP. Closes in the other direction. When the database is
// lost under it, the node answers that it cannot take anything, brings the database back and goes on.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway } from '@ulinzi/domain/channels';
import { isRefusal, type NodeId, type SubjectId } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { ChannelEvents, IncomingMessage } from '../channels/index.ts';
import { Channels } from '../channels/index.ts';
import { openChannel } from '../channels/index.ts';
import {
  type App,
  errorFields,
  type Forward,
  makeMetrics,
  type NodeAtWork,
  type NodeKind,
  NotTaken,
  type Received,
  type StructuredLog,
  type Unlocked,
} from '../app/index.ts';
import { type BackupPlaces, NightlyBackups } from '../backup/index.ts';
import { type Database, migrate, openDatabase } from '../database/index.ts';
import { buildServer, requestTimeout } from './server.ts';
import { Doors, type ReachSettings } from '../https/index.ts';
import { intakeJob, settleSenders } from '../intake/index.ts';
import { createKeystore, type Hashing, type Keystore, openKeystore } from '../keystore/index.ts';
import { derivedKey, HeadKeeper, keepPublicKey, NodeClock, type SawTokens, sawTokens } from '../log/index.ts';
import { NodeUpkeep } from '../upkeep/index.ts';
import { type OpenCore, openCore } from './core.ts';
import { type Rounds, startRounds } from './rounds.ts';

export interface NodeOptions {
  readonly kind: NodeKind;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly databaseUrl?: string | undefined;
  readonly port: number;
  readonly log: StructuredLog;
  /**
   * An exercise that is being made, and made anew where that is cut off: its commits reach the disk together when the
   * node is closed. A real node knows no such thing.
   */
  readonly isRepeatable?: boolean;
  /** An exercise's clock that can be put forward; `clock` then runs on it. */
  readonly forward?: Forward;
  /** How others than this machine reach the node; not at all unless told. */
  readonly reach?: ReachSettings;
  /** Folders into which the node makes its own backups each night. */
  readonly backups?: BackupPlaces;
  /** Which release this program is. */
  readonly release?: string;
  /** For tests: time between two looks at the certificate. */
  readonly certificateLookMs?: number;
  /** For tests: another clock. */
  readonly clock?: NodeClock;
  /** For tests: what a hash of a passphrase or a PIN costs, where hundreds are made. */
  readonly hashing?: Hashing;
}

export interface RunningNode extends NodeAtWork {
  readonly address: string;
  /** Where people's browsers go, and where their phones fetch the authority's certificate; null where nobody does. */
  readonly publicAddress: string | null;
  readonly plainAddress: string | null;
  /** True when this start created the node. */
  readonly isNew: boolean;
  rounds(): Rounds | null;
  close(): Promise<void>;
}

export async function openNode(options: NodeOptions): Promise<RunningNode> {
  const node = new OpenedNode(options);
  try {
    await node.open();
    return node;
  } catch (error) {
    await node.close();
    throw error;
  }
}

class OpenedNode implements RunningNode {
  readonly #options: NodeOptions;
  readonly #clock: NodeClock;
  readonly #channels = new Channels();
  #keystore: Keystore | null = null;
  #database: Database | null = null;
  #core: OpenCore | null = null;
  #rounds: Rounds | null = null;
  #server: FastifyInstance | null = null;
  #doors: Doors | null = null;
  #heads: HeadKeeper | null = null;
  #headTimer: NodeJS.Timeout | null = null;
  #backups: NightlyBackups | null = null;
  #closing: Promise<void> | null = null;
  #reopening: Promise<void> | null = null;
  #tokens: SawTokens | null = null;
  isNew = false;
  address = '';
  #app: App | null = null;
  #upkeep: NodeUpkeep | null = null;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#clock = options.clock ?? new NodeClock();
  }

  get app(): App {
    if (!this.#app) throw new Error('the node is not open');
    return this.#app;
  }

  get upkeep(): NodeUpkeep {
    if (!this.#upkeep) throw new Error('the node is not open');
    return this.#upkeep;
  }

  get publicAddress(): string | null {
    return this.#doors?.publicAddress ?? null;
  }

  get plainAddress(): string | null {
    return this.#doors?.plainAddress ?? null;
  }

  rounds(): Rounds | null {
    return this.#rounds;
  }

  get #isRepeatable(): boolean {
    return this.#options.kind === 'exercise' && this.#options.isRepeatable === true;
  }

  async open(): Promise<void> {
    const { dataDir, keysDir, databaseUrl, kind, log, hashing } = this.#options;
    // PostgreSQL runs under a user of its own when root starts us: it must be able to pass through.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    this.isNew = !existsSync(join(keysDir, 'keystore.sqlite'));
    const place = { dataFolder: dataDir, ...(hashing && { hashing }) };
    const keystore = this.isNew
      ? createKeystore(keysDir, { nodeId: randomUUID(), kind, ...place })
      : openKeystore(keysDir, place);
    this.#keystore = keystore;
    keystore.checkNode({ nodeId: keystore.nodeId, kind });
    if (this.#isRepeatable) keystore.eachCommitOnDisk(false);
    keystore.operatorToken();
    const { reach = { way: 'this-machine' }, certificateLookMs } = this.#options;
    const doors = await Doors.prepare({
      settings: reach,
      keystore,
      now: () => this.#clock.recorded(),
      log,
      ...(certificateLookMs !== undefined && { lookEveryMs: certificateLookMs }),
    });
    this.#doors = doors;
    this.#database = await openDatabase({
      dataDir,
      databaseUrl,
      logTo: ({ level, event, ...fields }) => log(level, event, fields),
    });
    this.#database.onExit(() => this.#lost(new Error('database server ended')));
    await migrate(this.#database.connection);
    this.#heads = new HeadKeeper(keysDir, (bytes) => keystore.signHead(bytes));
    keepPublicKey(keysDir, keystore.publicKey);
    const metrics = makeMetrics();
    const tokens = () => (this.#tokens ??= sawTokens(derivedKey(keystore, 'saw')));
    this.#app = {
      kind,
      nodeId: keystore.nodeId as NodeId,
      nodeSubject: keystore.nodeId as string as SubjectId,
      keystore,
      clock: this.#clock,
      get tokens() {
        return tokens();
      },
      channels: this.#channels,
      metrics,
      log,
      reach: doors.reach,
      forward: kind === 'exercise' ? (this.#options.forward ?? null) : null,
      core: () => this.#core,
    };
    this.#upkeep = this.#keeping(reach);
    await this.#openCore();
    this.#keepHead();
    this.#headTimer = setInterval(() => this.#keepHead(), 1_000);
    for (const { state } of this.app.core()?.memory.registersOf<Gateway>('gateway') ?? [])
      await this.startGateway(state);
    this.#server = await buildServer(this);
    this.address = await this.#server.listen({ host: '127.0.0.1', port: this.#options.port });
    await doors.open(this.#server.routing, requestTimeout);
    this.#startBackups();
    log('info', 'node.open', {
      kind,
      port: this.#options.port,
      isNew: this.isNew,
      isLocked: keystore.isLocked,
    });
  }

  #keeping(reach: ReachSettings): NodeUpkeep {
    const { dataDir, keysDir, port, release = '', backups = {} } = this.#options;
    return new NodeUpkeep({
      app: this.app,
      dataDir,
      keysDir,
      port,
      release,
      reach,
      connection: () => (this.#database as Database).connection,
      certificate: () => this.#doors?.certificate ?? null,
      signedThrough: () => this.#heads?.last ?? 0,
      backupPlaces: backups,
      backups: () => this.#backups,
    });
  }

  #startBackups(): void {
    const { backups, keysDir } = this.#options;
    if (backups?.log === undefined && backups?.keys === undefined) return;
    this.#backups = new NightlyBackups({
      app: this.app,
      keysDir,
      to: backups,
      connection: () => (this.#database as Database).connection,
    });
    this.#backups.start();
  }

  async #openCore(): Promise<void> {
    const { app } = this;
    const { keystore } = app;
    const core = await openCore({
      connection: (this.#database as Database).connection,
      keystore,
      clock: this.#clock,
      kind: this.#options.kind,
      nodeId: app.nodeId,
      lastHead: this.#heads?.last ?? 0,
      isRepeatable: this.#isRepeatable,
      onBehind: () => this.#options.log('error', 'log.behind-its-head'),
      onLost: (error) => this.#lost(error),
    });
    if (!keystore.isLocked) await settleSenders(keystore, core.writer);
    this.#rounds = await startRounds(app, core);
    this.#core = core;
    app.metrics.isReady.set(1);
  }

  /** The database is gone: stop what lives on it, bring it back, open again; for as long as it takes. */
  #lost(error: unknown): void {
    if (this.#closing || this.#reopening || !this.#core) return;
    const { log } = this.#options;
    log('error', 'database.lost', errorFields(error));
    this.app.metrics.isReady.set(0);
    this.#reopening = this.#reopen().finally(() => {
      this.#reopening = null;
    });
  }

  async unlock(passphrase: string, isHere: boolean): Promise<Unlocked> {
    const { keystore } = this.app;
    if (!keystore.isLocked) return 'open';
    const dataKey = await keystore.attendance.tryPassphrase(passphrase, this.#clock.now(), isHere);
    if (typeof dataKey === 'string') return dataKey;
    await this.#between(() => keystore.unlock(dataKey));
    dataKey.fill(0);
    this.#options.log('info', 'keystore.unlocked');
    return 'open';
  }

  async lock(): Promise<boolean> {
    const { keystore } = this.app;
    if (!keystore.attendance.isAttended) return false;
    if (keystore.isLocked) return true;
    await this.#between(() => keystore.lock());
    this.#options.log('info', 'keystore.locked');
    return true;
  }

  /**
   * Other keys are at hand from here on, so that nothing may be half done: what lives on the database is closed and
   * opened again, as when that was lost. Gateways keep what comes for that moment, and give it again.
   */
  async #between(change: () => void): Promise<void> {
    while (this.#reopening) await this.#reopening;
    if (this.#closing) throw new NotTaken('node/not-durable');
    this.app.metrics.isReady.set(0);
    let failure: unknown;
    this.#reopening = this.#reopen(() => {
      try {
        change();
      } catch (error) {
        failure = error;
      }
      this.#tokens = null;
    }).finally(() => {
      this.#reopening = null;
    });
    await this.#reopening;
    if (failure !== undefined) throw failure;
  }

  /** Closes what lives on the database, and opens it again. Without `meanwhile` the database itself is started anew. */
  async #reopen(meanwhile?: () => void): Promise<void> {
    const { log } = this.#options;
    const core = this.#core;
    this.#core = null;
    if (!meanwhile) core?.writer.stop();
    await this.#rounds?.stop().catch(() => undefined);
    await core?.close().catch(() => undefined);
    meanwhile?.();
    let isThere = meanwhile !== undefined;
    for (let attempt = 1; !this.#closing; attempt++) {
      try {
        if (!isThere) await (this.#database as Database).restart();
        isThere = false;
        await this.#openCore();
        if (!meanwhile) log('info', 'database.back', { attempt });
        return;
      } catch (error) {
        log('warn', 'database.not-back', { attempt, ...errorFields(error) });
        await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 250 * attempt)));
      }
    }
  }

  #keepHead(): void {
    const core = this.#core;
    if (!core || !this.#heads) return;
    try {
      this.#heads.keep(core.writer.tail, this.#clock.recorded());
    } catch (error) {
      this.#options.log('error', 'head.not-kept', errorFields(error));
    }
  }

  async settle(): Promise<void> {
    const rounds = this.#rounds;
    if (!rounds) return;
    await rounds.ticker.settled();
    await rounds.sender.settled();
  }

  async receive(message: IncomingMessage): Promise<Received> {
    const core = this.#core;
    if (!core) throw new NotTaken('node/not-durable');
    const stop = this.app.metrics.intakeSeconds.startTimer();
    const received = await core.writer.submit(intakeJob(this.app.keystore, message, this.#clock));
    if (isRefusal(received)) throw new NotTaken(received.refused);
    stop();
    this.app.metrics.messages.inc({ fate: received.fate });
    return received;
  }

  async startGateway(gateway: Gateway): Promise<void> {
    const events: ChannelEvents = {
      incoming: async (message) => {
        await this.receive(message);
      },
      delivery: async (state) => {
        if (!this.#rounds) throw new NotTaken('node/not-durable');
        await this.#rounds.sender.delivered(gateway.slug, state);
      },
    };
    const channel = openChannel(gateway, {
      kind: this.#options.kind,
      keysDir: this.#options.keysDir,
      dataDir: this.#options.dataDir,
      events,
      secrets: this.app.keystore.gatewaySecrets.of(gateway.slug),
      watch: () => this.#core?.memory.gateway(gateway.slug)?.watch ?? null,
      address: () => this.address,
      now: () => this.#clock.recorded(),
      throughput: () => this.#core?.memory.gateway(gateway.slug)?.throughput ?? null,
      log: ({ level, event, ...fields }) => this.#options.log(level, event, fields),
    });
    if (channel) await this.#channels.add(gateway.slug, channel);
  }

  /** Twice is as good as once. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#headTimer) clearInterval(this.#headTimer);
    await this.#doors?.close();
    await this.#server?.close();
    await this.#upkeep?.stopWork();
    await this.#backups?.stop();
    await this.#channels.stop();
    await this.#reopening?.catch(() => undefined);
    await this.#rounds?.stop();
    await this.#core?.close();
    this.#keepHead();
    this.#core = null;
    await this.#database?.close();
    if (this.#isRepeatable) this.#keystore?.eachCommitOnDisk(true);
    this.#keystore?.close();
  }
}
