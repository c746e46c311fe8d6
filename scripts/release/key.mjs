// The key of the mission's builder, Ed25519, in a file that only its owner can read; sealed with a passphrase if wished.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cannot, root } from '../installation.mjs';

/** Makes a key, and gives its public part. `isSealed`: the passphrase is the first line of standard input. */
export function makeKey(file, { isSealed = false } = {}) {
  if (existsSync(file)) cannot(`${file} is there already; a key is never overwritten.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sealing = isSealed ? { cipher: 'aes-256-cbc', passphrase: passphrase() } : {};
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem', ...sealing }), {
    mode: 0o600,
    flag: 'wx',
  });
  return publicKey;
}

function passphrase() {
  const given = process.env['ULINZI_RELEASE_PASSPHRASE'] ?? readFileSync(0, 'utf8').split('\n')[0];
  if (given.length < 12) cannot('A passphrase of a release key has twelve characters or more.');
  return given;
}

/** Opens a key. Refuses one that others on this machine can read. */
export function openKey(file) {
  if (!existsSync(file)) cannot(`${file} is not there. Make a key: npm run release -- --make-key FILE`);
  if ((statSync(file).mode & 0o077) !== 0) cannot(`${file} can be read by others: chmod 600 ${file}`);
  const pem = readFileSync(file, 'utf8');
  try {
    return createPrivateKey(
      pem.includes('ENCRYPTED') ? { key: pem, passphrase: passphrase() } : { key: pem },
    );
  } catch {
    return cannot(`${file} does not open: not a key, or another passphrase.`);
  }
}

/** The key of this checkout, made when it is first wanted: to try a release, not to hand one out. */
export function ownKey() {
  const file = path.join(root, '.ulinzi', 'release.key');
  if (!existsSync(file)) {
    makeKey(file);
    console.error(`No --key: signed with a key of this checkout, made now (${file}).`);
  }
  return openKey(file);
}

/** What is compared by voice or on paper: the first 128 bits of the digest of the public key, in groups of four digits. */
export function fingerprintOf(key) {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  const der = open.export({ type: 'spki', format: 'der' });
  const digits = createHash('sha256').update(der).digest('hex').slice(0, 32);
  return digits.match(/.{4}/g).join(' ');
}
