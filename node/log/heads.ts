// Signed heads of the log, kept in the keystore's folder: an unkeyed chain proves nothing about its own tail, so
// `verify` checks the log against the heads that this node has signed.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { verifyHead } from '../keystore/index.ts';
import type { Tail } from './batch.ts';

export interface SignedHead {
  readonly incarnation: number;
  readonly position: number;
  /** Hexadecimal. */
  readonly hash: string;
  /** Milliseconds since 1970, by the wall clock. */
  readonly at: number;
  /** Base64url. */
  readonly signature: string;
}

const kept = 2_000;
const headsFile = 'heads';
const publicKeyFile = 'public-key';

export function headBytes(head: Omit<SignedHead, 'signature'>): Uint8Array {
  return Buffer.from(JSON.stringify(['ulinzi-head', head.incarnation, head.position, head.hash, head.at]));
}

/** The head of a log that ends in this row, signed. */
export function signedHead(
  tail: Readonly<Tail>,
  now: number,
  sign: (bytes: Uint8Array) => Uint8Array,
): SignedHead {
  const head = {
    incarnation: tail.incarnation,
    position: tail.position,
    hash: Buffer.from(tail.hash).toString('hex'),
    at: now,
  };
  return { ...head, signature: Buffer.from(sign(headBytes(head))).toString('base64url') };
}

/** Signs the newest row at most once in a second, and once more at the end. */
export class HeadKeeper {
  readonly #path: string;
  readonly #sign: (bytes: Uint8Array) => Uint8Array;
  #last = 0;
  #lines: number;

  constructor(keysDir: string, sign: (bytes: Uint8Array) => Uint8Array) {
    this.#path = join(keysDir, headsFile);
    this.#sign = sign;
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : '';
    const heads = parseHeads(text);
    this.#lines = heads.length;
    this.#last = Math.max(0, ...heads.map((head) => head.position));
    // A line that a crash cut off would run into the next one.
    const isCutOff = text !== '' && !text.endsWith('\n');
    if (isCutOff || this.#lines > kept) this.#shorten(heads);
  }

  /** Position of the newest head, 0 where there is none. */
  get last(): number {
    return this.#last;
  }

  /** Puts the signed head on the disk, unless that position is there already. */
  keep(tail: Readonly<Tail>, now: number): void {
    if (tail.position === this.#last) return;
    const head = signedHead(tail, now, this.#sign);
    const file = openSync(this.#path, 'a', 0o600);
    try {
      appendFileSync(file, `${JSON.stringify(head)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.#last = tail.position;
    this.#lines += 1;
    if (this.#lines > kept * 2) this.#shorten(parseHeads(readFileSync(this.#path, 'utf8')));
  }

  #shorten(heads: readonly SignedHead[]): void {
    const newest = heads.slice(-kept);
    writeFileSync(`${this.#path}.new`, newest.map((head) => `${JSON.stringify(head)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${this.#path}.new`, this.#path);
    this.#lines = newest.length;
  }
}

/**
 * The heads kept in a keystore's folder, oldest first. A last line cut off by a crash is passed over; any other line
 * that cannot be read comes as a head that nobody has signed.
 */
export function readHeads(keysDir: string): SignedHead[] {
  const path = join(keysDir, headsFile);
  return existsSync(path) ? parseHeads(readFileSync(path, 'utf8')) : [];
}

/** Puts heads that a backup brought where `verify` looks for them. */
export function putHeads(keysDir: string, heads: readonly SignedHead[]): void {
  const text = heads.map((head) => `${JSON.stringify(head)}\n`).join('');
  writeFileSync(join(keysDir, headsFile), text, { mode: 0o600, flush: true });
}

const unreadable: SignedHead = { incarnation: 0, position: 0, hash: '', at: 0, signature: '' };

function parseHeads(text: string): SignedHead[] {
  // What stands after the last line's end is nothing, or a line that was cut off.
  return text.split('\n').slice(0, -1).map(parseHead);
}

function parseHead(line: string): SignedHead {
  try {
    const { incarnation, position, hash, at, signature } = JSON.parse(line) as SignedHead;
    const isHead =
      [incarnation, position, at].every(Number.isSafeInteger) &&
      [hash, signature].every((part) => typeof part === 'string');
    return isHead ? { incarnation, position, hash, at, signature } : unreadable;
  } catch {
    return unreadable;
  }
}

/** Keeps the public key beside the heads, for `verify` while a running node holds the keystore. */
export function keepPublicKey(keysDir: string, publicKey: string): void {
  writeFileSync(join(keysDir, publicKeyFile), `${publicKey}\n`, { mode: 0o600, flush: true });
}

/** The public key that was kept beside the heads; null where there is none. */
export function readPublicKey(keysDir: string): string | null {
  const path = join(keysDir, publicKeyFile);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

export function isSignedBy(head: SignedHead, publicKey: string): boolean {
  return verifyHead(headBytes(head), Buffer.from(head.signature, 'base64url'), publicKey);
}
