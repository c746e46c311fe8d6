// The second thing that signing in asks for: six digits of an authenticator (RFC 6238), or the next eight digits of a
// paper (RFC 4226), which need no clock: that of a base laptop may say 2019.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';

/** Codes on one paper. */
export const paperLength = 20;
/** How many codes of a paper may be skipped: lost at a line, or tried where the screen had frozen. */
export const lookAhead = 5;
const stepMs = 30_000;
/** Steps before and after the clock's own whose code is taken: a slow hand, a clock a little off. */
const window = 1;

/** What stands over the account in an authenticator; it says nothing of what the system is. */
const issuer = 'Poste';

/** 160 random bits, as RFC 4226 section 4 recommends. */
export function makeCodeSecret(): Buffer {
  return randomBytes(20);
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  return new TOTP({ issuer, label, secret: secretOf(secret), algorithm: 'SHA1', digits: 6, period: 30 });
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}

/** What an authenticator reads from its camera, or a person types into it. */
export function totpHandedOver(secret: Uint8Array, post: string): { totpUri: string; totpSecret: string } {
  return {
    totpUri: totpOf(secret, post).toString(),
    totpSecret: (secretOf(secret).base32.match(/.{1,4}/g) ?? []).join(' '),
  };
}

/** The step that a clock stands in. */
function stepOf(wall: number): number {
  return Math.floor(wall / stepMs);
}

/** True for a step whose code the clock would still take. */
export function isStepNear(step: number, wall: number): boolean {
  return Math.abs(step - stepOf(wall)) <= window;
}

/** The steps around the clock whose code this is. */
export function stepsOfCode(secret: Uint8Array, code: string, wall: number): number[] {
  const totp = totpOf(secret, '');
  const now = stepOf(wall);
  return [now, now - 1, now + 1].filter(
    (step) => step >= 0 && isEqual(totp.generate({ timestamp: step * stepMs }), code),
  );
}

function paperCode(secret: Uint8Array, counter: number): string {
  return new HOTP({ secret: secretOf(secret), algorithm: 'SHA1', digits: 8 }).generate({ counter });
}

/** The codes of a paper, in their order: `1234 5678`. */
export function paperCodes(secret: Uint8Array): string[] {
  return Array.from({ length: paperLength }, (_, counter) =>
    paperCode(secret, counter).replace(/(?<=^.{4})/, ' '),
  );
}

/** The place of a code on its paper, from `next` on; undefined where it is not among those that may be used now. */
export function placeOnPaper(secret: Uint8Array, code: string, next: number): number | undefined {
  const end = Math.min(next + lookAhead, paperLength - 1);
  const places = Array.from({ length: Math.max(0, end - next + 1) }, (_, index) => next + index);
  return places.filter((place) => isEqual(paperCode(secret, place), code))[0];
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => hash('sha256', text, 'buffer')) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
