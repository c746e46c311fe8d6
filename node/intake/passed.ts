import type { Lateness } from '@ulinzi/domain/channels';
import type { PenId } from '@ulinzi/domain/kernel';
import type { IncomingMessage } from '../channels/index.ts';
import type { Keystore } from '../keystore/index.ts';
import type { View } from '../log/index.ts';
import type { Sender } from './sender.ts';

/** A message on its way in, with what is known when it is its turn. */
export interface Passed {
  readonly keystore: Keystore;
  readonly view: View;
  readonly message: IncomingMessage;
  readonly id: ReturnType<Keystore['hmacMessageId']>;
  readonly sender: Sender;
  /** The gateway's base. */
  readonly base: string;
  readonly pen: PenId;
  readonly late: Lateness;
}
