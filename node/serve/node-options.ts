import type { Forward, NodeKind, StructuredLog } from '../app/index.ts';
import type { BackupPlaces } from '../backup/index.ts';
import type { ReachSettings } from '../https/index.ts';
import type { Hashing } from '../keystore/index.ts';
import type { NodeClock } from '../log/index.ts';

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
