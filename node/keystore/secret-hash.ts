// Slow hashes of what people remember. One of a kind at a time and off the main thread: while somebody signs in the
// node goes on taking alerts, and fifty who try at once take no more memory than one.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

export interface HashCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

export interface Hashing {
  readonly passphrase: HashCost;
  readonly pin: HashCost;
}

/**
 * Passphrase: RFC 9106 section 4, second recommended option (Argon2id, 3 passes, 4 lanes, 64 MiB), a quarter of a
 * second on a base laptop. PIN: OWASP Password Storage Cheat Sheet 2024 (Argon2id, 19 MiB, 2 passes, 1 lane), 50 ms,
 * because one is asked for each act; five wrong ones lock it, and no hash would keep six digits from a thief.
 */
export const hashingInUse: Hashing = {
  passphrase: { memoryKiB: 65_536, passes: 3, lanes: 4 },
  pin: { memoryKiB: 19_456, passes: 2, lanes: 1 },
};

const hashBytes = 32;
const saltBytes = 16;

/** By cost: a PIN at a duty desk does not wait behind those who try passphrases. */
const lasts = new Map<number, Promise<unknown>>();

/** Runs the work when all that was asked before at this cost is done. */
function inTurn<Result>(cost: HashCost, work: () => Promise<Result>): Promise<Result> {
  const done = (lasts.get(cost.memoryKiB) ?? Promise.resolve()).then(work);
  lasts.set(
    cost.memoryKiB,
    done.catch(() => undefined),
  );
  return done;
}

/** The key that a secret gives with a salt, at this cost. */
export function derive(secret: string, salt: Uint8Array, cost: HashCost): Promise<Buffer> {
  const { memoryKiB, passes, lanes } = cost;
  const parameters = {
    // One spelling of a letter with its accent: keyboards differ (RFC 8265).
    message: secret.normalize('NFC'),
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism: lanes,
    tagLength: hashBytes,
  };
  return inTurn(
    cost,
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}

function written({ memoryKiB, passes, lanes }: HashCost, salt: Buffer, key: Buffer): string {
  const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${plain(salt)}$${plain(key)}`;
}

/** Hashes a secret, in the usual form that carries its salt and cost. */
export async function hashSecret(secret: string, cost: HashCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  return written(cost, salt, await derive(secret, salt, cost));
}

/** What no secret is the right one for: so that looking for somebody who is not there takes as long. */
export function nobodysHash(cost: HashCost): string {
  return written(cost, randomBytes(saltBytes), randomBytes(hashBytes));
}

/** True where the secret is the one that was hashed. */
export async function isHashed(secret: string, hash: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!found) throw new Error('not a hash of this keystore');
  const [memoryKiB, passes, lanes] = found.slice(1, 4).map(Number) as [number, number, number];
  const [salt, key] = found.slice(4).map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];
  return timingSafeEqual(await derive(secret, salt, { memoryKiB, passes, lanes }), key);
}
