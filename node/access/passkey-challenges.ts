// What devices are to sign, each once and for five minutes.
import type { PenId } from '@ulinzi/domain/kernel';
import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasskeyDevice } from '@ulinzi/domain/access';

export const challengeMs = 5 * 60_000;

const nonceBytes = 16;
const headBytes = nonceBytes + 8;

/**
 * For signing in, where anybody may ask for as many as he likes: none is remembered that was only asked for. Each carries
 * the moment of its end under a key of this start of the node. Remembered are those that were shown, until they end
 * anyhow; how many tries there may be in a minute bounds them.
 */
export class SignInChallenges {
  readonly #key = createSecretKey(randomBytes(32));
  readonly #used = new Map<string, number>();

  give(steady: number): string {
    const head = Buffer.alloc(headBytes);
    randomBytes(nonceBytes).copy(head);
    head.writeDoubleBE(steady + challengeMs, nonceBytes);
    return Buffer.concat([head, this.#mac(head)]).toString('base64url');
  }

  /** Uses a challenge up; false where it is none of ours, has ended, or was used. */
  take(challenge: string, steady: number): boolean {
    for (const [used, until] of this.#used) if (until <= steady) this.#used.delete(used);
    const bytes = Buffer.from(challenge, 'base64url');
    // Only as it was written: the same bytes can be written otherwise.
    if (bytes.length !== headBytes + 32 || bytes.toString('base64url') !== challenge) return false;
    const head = bytes.subarray(0, headBytes);
    if (!timingSafeEqual(bytes.subarray(headBytes), this.#mac(head))) return false;
    const until = head.readDoubleBE(nonceBytes);
    if (until <= steady || this.#used.has(challenge)) return false;
    this.#used.set(challenge, until);
    return true;
  }

  #mac(head: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(head).digest();
  }
}

/** A passkey that somebody who gave her passphrase is adding. */
export interface Adding {
  readonly pen: PenId;
  readonly challenge: string;
  readonly userHandle: Uint8Array;
  readonly name: string;
  readonly device: PasskeyDevice;
  readonly until: number;
}

/** One for each session: there are no more of them than screens that are signed in. */
export class PasskeysBeingAdded {
  readonly #bySession = new Map<string, Adding>();

  begin(session: string, given: Pick<Adding, 'pen' | 'name' | 'device'>, steady: number): Adding {
    for (const [id, { until }] of this.#bySession) if (until <= steady) this.#bySession.delete(id);
    const adding = {
      ...given,
      challenge: randomBytes(32).toString('base64url'),
      userHandle: randomBytes(32),
      until: steady + challengeMs,
    };
    this.#bySession.set(session, adding);
    return adding;
  }

  /** Uses up what was begun there; undefined where there is nothing, or it has ended. */
  take(session: string, steady: number): Adding | undefined {
    const found = this.#bySession.get(session);
    this.#bySession.delete(session);
    return found && found.until > steady ? found : undefined;
  }
}
