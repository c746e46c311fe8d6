// What a running node consists of, passed to those who need parts of it.
import type { NodeId, Refusal, SubjectId } from '@ulinzi/domain/kernel';
import type { UpkeepAnswer, WorkAnswer, WorkKind } from '@ulinzi/domain/upkeep';
import type { Locale } from '@ulinzi/words';
import type { Pool } from 'pg';
import type { Gateway } from '@ulinzi/domain/channels';
import type { Channels, IncomingMessage } from '../channels/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { Memory, NodeClock, SawTokens, Writer } from '../log/index.ts';
import type { Metrics } from './metrics.ts';
import type { Reach } from './reach.ts';
import type { StructuredLog } from './structured-log.ts';

export type NodeKind = 'exercise' | 'real';

/** What is replaced when the database was lost and has come back. */
export interface Core {
  /** The node's own: sees everything. What is shown to people is read through `readers`. */
  readonly pool: Pool;
  /** Connections that see rows of named circles only. */
  readonly readers: Pool;
  /** Connections that may fetch sealed bodies: for reads that are noted. */
  readonly openers: Pool;
  readonly writer: Writer;
  readonly memory: Memory;
}

export interface App {
  readonly kind: NodeKind;
  readonly nodeId: NodeId;
  readonly nodeSubject: SubjectId;
  readonly keystore: Keystore;
  readonly clock: NodeClock;
  readonly tokens: SawTokens;
  readonly channels: Channels;
  readonly metrics: Metrics;
  readonly log: StructuredLog;
  /** How browsers reach this node, and by what name. */
  readonly reach: Reach;
  /** Puts the clock forward; null in a real node, which knows no such thing. */
  readonly forward: Forward | null;
  /** The parts that live on the database, or null while it is away. */
  core(): Core | null;
}

/** The clock of an exercise that can be put forward, wall and steady time together. */
export interface Forward {
  aheadMs(): number;
  /** By so many milliseconds, kept for the next start before it takes effect. */
  putForward(ms: number): void;
}

/** What became of a message: the fate, and the number of the alert that it opened or joined. */
export interface Received {
  /** Id of the message's entry. */
  readonly id: string;
  readonly fate: string;
  readonly alert: string | null;
}

/** How this installation stands, and the long work on it that the administrator may ask for: one at a time. */
export interface Upkeep {
  seen(locale: Locale, isAdministrator: boolean): Promise<UpkeepAnswer | Refusal>;
  /** The work that runs, or ended last. */
  work(locale: Locale): WorkAnswer['work'];
  /** Null where it has begun. */
  begin(kind: WorkKind): Refusal | null;
  /** Resolves when what ran has let go. */
  stopWork(): Promise<void>;
}

/** An open node, as routes and acts use it. */
export interface NodeAtWork {
  readonly app: App;
  readonly upkeep: Upkeep;
  /** Takes in a message as a gateway would give it. Throws `NotTaken` where it could not be made durable. */
  receive(message: IncomingMessage): Promise<Received>;
  /** Lets what is due now be done: deadlines, pages, messages to be sent. */
  settle(): Promise<void>;
  /** Starts the channel of a gateway that was added while the node runs. */
  startGateway(gateway: Gateway): Promise<void>;
  /**
   * Opens an attended keystore with its passphrase. `isHere`: given at this machine, where nobody is
   * kept waiting long. What came in meanwhile is settled when this resolves with `open`.
   */
  unlock(passphrase: string, isHere: boolean): Promise<Unlocked>;
  /** Lets go of what the passphrase gave; false where the keystore opens by itself. */
  lock(): Promise<boolean>;
}

/** What came of a passphrase; `wait` before the next may be tried. */
export type Unlocked = 'open' | 'wrong' | 'wait';

/** The message could not be made durable; the gateway keeps it and tries again. */
export class NotTaken extends Error {}
