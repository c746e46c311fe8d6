// The key that a passphrase makes, and how long a wrong one makes wait.
import type { Bytes } from './sealing.ts';

/** OWASP's figure for PBKDF2 with SHA-256 (2023); what it takes is in docs/decisions/notebook.md. */
const rounds = 600_000;

/** Characters of the user's own passphrase, and of the one under duress, which guards nothing. */
export const shortest = { own: 12, duress: 6 } as const;

const encoder = new TextEncoder();

/** The same passphrase typed on another keyboard is the same bytes (NFKC). */
export async function keyFrom(passphrase: string, salt: Bytes): Promise<CryptoKey> {
  const typed = encoder.encode(passphrase.normalize('NFKC').trim());
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

const second = 1_000;
const waits = [0, 0, 0, 5, 15, 60, 300, 900, 3_600].map((seconds) => seconds * second);

/** How long nothing is tried after so many wrong ones in a row. */
export function waitAfter(tries: number): number {
  return waits[Math.min(tries, waits.length - 1)] ?? 0;
}

/**
 * How much of a wait is left. The phone's clock may have been set back meanwhile: it is never longer than what the
 * tries are worth.
 */
export function waitLeft(tries: number, since: number, now: number): number {
  const wait = waitAfter(tries);
  return Math.min(wait, Math.max(0, since + wait - now));
}
