import type { Keystore, Line } from '../keystore/index.ts';
import { openRecipient } from '../log/index.ts';
import type { QueuedMessage } from './queue.ts';

/**
 * The line that a message goes to. A page is its post's: while the keystore is locked nothing else can tell to which
 * phone it goes, and of one that was made then nothing else can tell afterwards.
 */
export function lineOf(keystore: Keystore, message: QueuedMessage): Line | undefined {
  const { recipient, purpose, post } = message;
  if (!recipient) return undefined;
  const duty = () =>
    purpose === 'page' && post
      ? keystore.linesOf({ kind: 'post', post }).find((line) => line.state === 'active')
      : undefined;
  if (keystore.isLocked) return duty();
  try {
    return keystore.line(openRecipient(keystore, recipient));
  } catch (error) {
    const line = duty();
    if (!line) throw error;
    return line;
  }
}
