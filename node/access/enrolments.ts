// A person between her one-time code and her first sign-in: a quarter of an hour, in the node's memory alone. Until
// she has shown that a code of her phone or paper works, nothing is kept, and her one-time code stays good.
import type { PenId } from '@ulinzi/domain/kernel';
import { makeCodeSecret, placeOnPaper, stepsOfCode } from '../keystore/index.ts';
import { hash, randomBytes } from 'node:crypto';

const lastsMs = 15 * 60_000;
/** Wrong first codes, before she begins again. */
const triesAtCode = 10;

export interface Enrolment {
  readonly claimCode: string;
  readonly pen: PenId;
  readonly post: string;
  readonly totpSecret: Buffer;
  readonly paperSecret: Buffer;
  readonly until: number;
  triesLeft: number;
}

export class Enrolments {
  /** By the ticket's digest; one for each pen. */
  readonly #open = new Map<string, Enrolment>();

  begin(
    claimCode: string,
    pen: PenId,
    post: string,
    steady: number,
  ): { ticket: string; enrolment: Enrolment } {
    for (const [key, open] of this.#open)
      if (open.pen === pen || open.until <= steady) this.#open.delete(key);
    const ticket = randomBytes(32).toString('base64url');
    const enrolment = {
      claimCode,
      pen,
      post,
      totpSecret: makeCodeSecret(),
      paperSecret: makeCodeSecret(),
      until: steady + lastsMs,
      triesLeft: triesAtCode,
    };
    this.#open.set(digestOf(ticket), enrolment);
    return { ticket, enrolment };
  }

  of(ticket: string, steady: number): Enrolment | undefined {
    const found = this.#open.get(digestOf(ticket));
    return found && found.until > steady && found.triesLeft > 0 ? found : undefined;
  }

  end(ticket: string): void {
    this.#open.delete(digestOf(ticket));
  }
}

/** How far the paper is used when this code has shown that it works: 0 for a phone's; undefined for a wrong one. */
export function paperNextAfter(enrolment: Enrolment, typed: string, wall: number): number | undefined {
  const code = typed.replaceAll(' ', '');
  const place = placeOnPaper(enrolment.paperSecret, code, 0);
  if (place !== undefined) return place + 1;
  return stepsOfCode(enrolment.totpSecret, code, wall).length > 0 ? 0 : undefined;
}

function digestOf(ticket: string): string {
  return hash('sha256', ticket);
}
