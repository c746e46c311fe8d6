// Opens a node: keystore, database, log, gateways, clocks, HTTP. Closes in the other direction.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway } from '@ulinzi/domain/channels';
import type { FastifyInstance } from 'fastify';
import { type App, errorFields, type NodeAtWork, type Received, type Unlocked } from '../app/index.ts';
import { NightlyBackups } from '../backup/index.ts';
import type { IncomingMessage } from '../channels/index.ts';
import { Doors, type ReachSettings } from '../https/index.ts';
import { createKeystore, type Keystore, openKeystore } from '../keystore/index.ts';
import { NodeClock } from '../log/index.ts';
import { judgeNewlyKnown } from '../sync/index.ts';
import { NodeUpkeep } from '../upkeep/index.ts';
import { DatabaseLife } from './database-life.ts';
import { receive, startChannel } from './gateway-door.ts';
import { KeptHeads } from './kept-heads.ts';
import { lock, unlock } from './locking.ts';
import { makeApp } from './make-app.ts';
import type { NodeOptions } from './node-options.ts';
import type { Rounds } from './rounds.ts';
import { buildServer, requestTimeout } from './server.ts';

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
  #keystore: Keystore | null = null;
  #app: App | null = null;
  #life: DatabaseLife | null = null;
  #heads: KeptHeads | null = null;
  #upkeep: NodeUpkeep | null = null;
  #server: FastifyInstance | null = null;
  #doors: Doors | null = null;
  #backups: NightlyBackups | null = null;
  #closing: Promise<void> | null = null;
  isNew = false;
  address = '';

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#clock = options.clock ?? new NodeClock();
  }

  get app(): App {
    return opened(this.#app);
  }

  get upkeep(): NodeUpkeep {
    return opened(this.#upkeep);
  }

  get publicAddress(): string | null {
    return this.#doors?.publicAddress ?? null;
  }

  get plainAddress(): string | null {
    return this.#doors?.plainAddress ?? null;
  }

  rounds(): Rounds | null {
    return this.#life?.rounds ?? null;
  }

  get #isRepeatable(): boolean {
    return this.#options.kind === 'exercise' && this.#options.isRepeatable === true;
  }

  async open(): Promise<void> {
    const { dataDir, keysDir, databaseUrl, kind, port, log } = this.#options;
    // PostgreSQL runs under a user of its own when root starts us: it must be able to pass through.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const keystore = this.#openKeystore();
    const doors = await Doors.prepare({
      settings: this.#reach,
      keystore,
      now: () => this.#clock.recorded(),
      log,
      lookEveryMs: this.#options.certificateLookMs,
    });
    this.#doors = doors;
    const app = makeApp({
      keystore,
      clock: this.#clock,
      log,
      reach: doors.reach,
      forward: this.#options.forward ?? null,
      core: () => this.#life?.core ?? null,
    });
    this.#app = app;
    const life = new DatabaseLife({
      app,
      dataDir,
      databaseUrl,
      isRepeatable: this.#isRepeatable,
      lastHead: () => this.#heads?.last ?? 0,
      isClosing: () => this.#closing !== null,
    });
    this.#life = life;
    await life.start();
    const heads = new KeptHeads(app, keysDir);
    this.#heads = heads;
    this.#upkeep = this.#keeping(app, life, heads);
    await life.open();
    heads.start();
    for (const { state } of app.core()?.memory.registersOf<Gateway>('gateway') ?? [])
      await this.startGateway(state);
    this.#server = await buildServer(this);
    this.address = await this.#server.listen({ host: '127.0.0.1', port });
    await doors.open(this.#server.routing, requestTimeout);
    this.#startBackups(app, life);
    await this.#judgeNewlyKnown();
    log('info', 'node.open', { kind, port, isNew: this.isNew, isLocked: keystore.isLocked });
  }

  #openKeystore(): Keystore {
    const { dataDir, keysDir, kind, hashing } = this.#options;
    this.isNew = !existsSync(join(keysDir, 'keystore.sqlite'));
    const place = { dataFolder: dataDir, ...(hashing && { hashing }) };
    const keystore = this.isNew
      ? createKeystore(keysDir, { nodeId: randomUUID(), kind, ...place })
      : openKeystore(keysDir, place);
    this.#keystore = keystore;
    keystore.checkNode({ nodeId: keystore.nodeId, kind });
    if (this.#isRepeatable) keystore.eachCommitOnDisk(false);
    return keystore;
  }

  get #reach(): ReachSettings {
    return this.#options.reach ?? { way: 'this-machine' };
  }

  #keeping(app: App, life: DatabaseLife, heads: KeptHeads): NodeUpkeep {
    const { dataDir, keysDir, port, release = '', backups = {} } = this.#options;
    return new NodeUpkeep({
      app,
      dataDir,
      keysDir,
      port,
      release,
      reach: this.#reach,
      connection: () => life.connection,
      certificate: () => this.#doors?.certificate ?? null,
      signedThrough: () => heads.last,
      backupPlaces: backups,
      backups: () => this.#backups,
    });
  }

  #startBackups(app: App, life: DatabaseLife): void {
    const { backups: to, keysDir } = this.#options;
    if (to?.log === undefined && to?.keys === undefined) return;
    this.#backups = new NightlyBackups({ app, keysDir, to, connection: () => life.connection });
    this.#backups.start();
  }

  /** What phones sent before this program knew what it is. Where that fails it waits for the next start. */
  async #judgeNewlyKnown(): Promise<void> {
    await judgeNewlyKnown(this).catch((error: unknown) =>
      this.app.log('error', 'sync.waiting-failed', errorFields(error)),
    );
  }

  async unlock(passphrase: string, isHere: boolean): Promise<Unlocked> {
    const unlocked = await unlock(this.app, opened(this.#life), { passphrase, isHere });
    if (unlocked === 'open') await this.#judgeNewlyKnown();
    return unlocked;
  }

  lock(): Promise<boolean> {
    return lock(this.app, opened(this.#life));
  }

  async settle(): Promise<void> {
    const rounds = this.rounds();
    await rounds?.ticker.settled();
    await rounds?.sender.settled();
  }

  receive(message: IncomingMessage): Promise<Received> {
    return receive(this.app, message);
  }

  startGateway(gateway: Gateway): Promise<void> {
    const { dataDir, keysDir } = this.#options;
    const { app } = this;
    const parts = { app, dataDir, keysDir, address: () => this.address, rounds: () => this.rounds() };
    return startChannel(parts, gateway);
  }

  /** Twice is as good as once. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#heads?.stop();
    await this.#doors?.close();
    await this.#server?.close();
    await this.#upkeep?.stopWork();
    await this.#backups?.stop();
    await this.#app?.channels.stop();
    await this.#life?.stop();
    this.#heads?.keep();
    await this.#life?.close();
    if (this.#isRepeatable) this.#keystore?.eachCommitOnDisk(true);
    this.#keystore?.close();
  }
}

function opened<Part>(part: Part | null): Part {
  if (part === null) throw new Error('the node is not open');
  return part;
}
