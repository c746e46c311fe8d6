import type { Moment, PenId } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { Channel } from '../channels/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { Memory, Writer } from '../log/index.ts';
import type { QueuedMessage } from './queue.ts';

/** What the sender stands on. */
export interface SenderParts {
  readonly pool: Pool;
  readonly writer: Writer;
  readonly keystore: Keystore;
  readonly memory: Pick<Memory, 'registersOf' | 'base' | 'post' | 'gateway' | 'source'>;
  readonly pen: PenId;
  readonly now: () => Moment;
  readonly channel: (gateway: string) => Channel | undefined;
  /** A page that could not be delivered goes to the next rung at once. */
  readonly pageFailed: (page: string) => Promise<void>;
  /** Feedback that never reached the phone was not given. */
  readonly feedbackFailed: (message: QueuedMessage) => Promise<void>;
  readonly failed: (error: unknown) => void;
}
