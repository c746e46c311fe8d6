// What a running node consists of, passed to those who need parts of it.
import type { NodeId, SubjectId } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { Channels } from '../channels/channels.ts';
import type { Keystore } from '../keystore/index.ts';
import type { Memory, NodeClock, SawTokens, Writer } from '../log/index.ts';
import type { Metrics } from '../health/metrics.ts';
import type { StructuredLog } from './structured-log.ts';

export type NodeKind = 'exercise' | 'real';

/** What is replaced when the database was lost and has come back. */
export interface Core {
  readonly pool: Pool;
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
  /** The parts that live on the database, or null while it is away. */
  core(): Core | null;
}
