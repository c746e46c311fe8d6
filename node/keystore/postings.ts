// Persons in their posts: accounts, pens, and what opens them. A person is moved or retired in one transaction with
// everything that was given to her for the post that she leaves.
import type { PenId, Refusal } from '@ulinzi/domain/kernel';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../sqlite/index.ts';
import { issueClaim, penOfClaim, redeemClaim, revokeAccess, tokenReader, useClaim } from './access.ts';
import { type Account, addAccount, addPen, endPen, type Pen, penWith } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import type { Cover } from './cover.ts';
import type { Credentials, NewCredential } from './credentials.ts';
import { endDevices } from './devices.ts';
import type { Sessions } from './sessions.ts';

/** What a pen signs in with and by: it ends with the pen. */
interface OfPens {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
}

export class Postings {
  readonly #database: DatabaseSync;
  readonly #ofPens: OfPens;
  readonly #cover: Cover;
  /** The pen that a bearer token was given to. */
  readonly ofToken: (token: string) => Pen | undefined;

  constructor(database: DatabaseSync, ofPens: OfPens, cover: Cover) {
    this.#database = database;
    this.#ofPens = ofPens;
    this.#cover = cover;
    this.ofToken = tokenReader(database);
  }

  open(name: string, post: string, now: number): { account: Account; pen: Pen; claimCode: string } {
    return transaction(this.#database, () => {
      const account = addAccount(this.#database, this.#cover, name, now);
      const pen = addPen(this.#database, account.id, post, now);
      return { account, pen, claimCode: issueClaim(this.#database, pen.id, now) };
    });
  }

  move(id: string, post: string, now: number): { pen: Pen; claimCode: string } | undefined {
    const old = penWith(this.#database, id);
    if (!old || old.until !== null) return undefined;
    return this.#ending(old.id, now, () => {
      const pen = addPen(this.#database, old.accountId, post, now);
      return { pen, claimCode: issueClaim(this.#database, pen.id, now) };
    });
  }

  /** A new code for a pen that goes on; what opened its post so far opens nothing any more. */
  renew(id: PenId, now: number): string {
    const { credentials, sessions, attempts } = this.#ofPens;
    let ended: string[] = [];
    const code = transaction(this.#database, () => {
      const post = penWith(this.#database, id)?.post;
      revokeAccess(this.#database, id);
      ended = sessions.remove(id);
      credentials.remove(id);
      if (post !== undefined) attempts.succeeded(post);
      return issueClaim(this.#database, id, now);
    });
    sessions.tell(ended);
    return code;
  }

  retire(id: PenId, now: number): void {
    this.#ending(id, now, () => undefined);
  }

  #ending<Result>(id: PenId, now: number, meanwhile: () => Result): Result {
    const { credentials, sessions, attempts } = this.#ofPens;
    let ended: string[] = [];
    const result = transaction(this.#database, () => {
      const post = penWith(this.#database, id)?.post;
      endPen(this.#database, id, now);
      endDevices(this.#database, id, now);
      revokeAccess(this.#database, id);
      ended = sessions.remove(id);
      credentials.remove(id);
      // Whoever comes next does not wait for what her predecessor mistyped.
      if (post !== undefined) attempts.succeeded(post);
      return meanwhile();
    });
    sessions.tell(ended);
    return result;
  }

  claim(code: string, now: number): { token: string; post: string; pen: PenId } | Refusal {
    const claimed = redeemClaim(this.#database, code, now);
    if ('refused' in claimed) return claimed;
    return { token: claimed.token, post: claimed.pen.post, pen: claimed.pen.id };
  }

  ofClaim(code: string, now: number): Pen | undefined {
    return penOfClaim(this.#database, code, now);
  }

  enrol(code: string, pen: PenId, credential: NewCredential): Promise<boolean> {
    return this.#ofPens.credentials.enrol(pen, credential, () => useClaim(this.#database, code));
  }
}
