// The key that opens backups. A node holds the public half alone and needs nothing secret to make a backup; the other
// half lies in a file that is kept away from the machine and from the backups.
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackupRefused } from './refused.ts';

/** The public half: 32 bytes of X25519 in base64url, 43 characters. */
export type Recipient = string;

const mark = 'ULINZI-BACKUP-KEY-1';
/** What stands before the 32 bytes of an X25519 key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Makes a key in a new file that its owner alone can read, and gives the recipient that belongs to it. */
export function makeBackupKey(path: string): Recipient {
  if (existsSync(path)) throw new BackupRefused('key-exists', { file: path });
  const { privateKey } = generateKeyPairSync('x25519');
  const secret = privateKey.export({ format: 'jwk' }).d as string;
  const text = [
    '# Opens the backups of a node. Keep it away from that machine and from the backups.',
    `${mark} ${secret}`,
    '',
  ].join('\n');
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const reason = String((error as NodeJS.ErrnoException).code);
    throw new BackupRefused('folder', { dir: dirname(path), reason });
  }
  return recipientOf(privateKey);
}

/** Reads a key file. Throws `key-unreadable` where it is none. */
export function readBackupKey(path: string): KeyObject {
  try {
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${mark} `));
    const secret = Buffer.from(line?.slice(mark.length + 1).trim() ?? '', 'base64url');
    if (secret.length === 32)
      return createPrivateKey({ key: Buffer.concat([pkcs8Head, secret]), format: 'der', type: 'pkcs8' });
  } catch {
    // Said below, without what the file holds.
  }
  throw new BackupRefused('key-unreadable', { file: path });
}

export function recipientOf(key: KeyObject): Recipient {
  return createPublicKey(key).export({ format: 'jwk' }).x as string;
}

function publicKey(x: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
}

/** A key for one file, which goes with the file's header: a header that was changed opens nothing. */
function fileKey(own: KeyObject, other: string, header: Uint8Array): Uint8Array {
  const shared = diffieHellman({ privateKey: own, publicKey: publicKey(other) });
  return new Uint8Array(hkdfSync('sha256', shared, header, 'ulinzi-backup-1', 32));
}

/** For whoever makes a file: a key pair for it alone, of which the secret half is forgotten with the call's result. */
export function newFileKey(recipient: Recipient): {
  ephemeral: string;
  keyFor(header: Uint8Array): Uint8Array;
} {
  const { privateKey } = generateKeyPairSync('x25519');
  return { ephemeral: recipientOf(privateKey), keyFor: (header) => fileKey(privateKey, recipient, header) };
}

/** For whoever opens a file. */
export function keyOfFile(key: KeyObject, ephemeral: string, header: Uint8Array): Uint8Array {
  return fileKey(key, ephemeral, header);
}
