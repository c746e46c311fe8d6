// What can be said of new secrets before the node is asked. The node has the last word.
import { passphraseFault, pinFault } from '@ulinzi/domain/access';

export const pinLength = 6;

export interface TypedTwice {
  readonly kind: 'passphrase' | 'pin';
  readonly first: string;
  readonly second: string;
  /** Whose secret it is to be. */
  readonly post: string;
}

/** Why a new secret will not do: the id of the words that say it, or null. */
export function wrongWith({ kind, first, second, post }: TypedTwice): string | null {
  const fault = kind === 'pin' ? pinFault(first) : passphraseFault(first, post);
  if (fault) return `watch-access.${kind}-${fault}`;
  return first === second ? null : `watch-access.${kind}-differs`;
}
