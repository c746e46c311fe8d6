// Signatures: HMAC-SHA256 over the exact bytes of the body followed by the timestamp, in hexadecimal digits, as SMS
// Gateway for Android signs. A body ends with its bracket and a timestamp is digits, so no two pairs are signed alike.
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * So far apart the two clocks may be. Wide: base laptops lose their time, and a message that comes again is known by its
 * id however late (node/intake).
 */
const clockToleranceMs = 15 * 60_000;

export function sign(secret: string, body: Uint8Array | string, timestamp: string): string {
  return createHmac('sha256', secret).update(body).update(timestamp).digest('hex');
}

/** Headers that sign a body. */
export function signedHeaders(secret: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1_000));
  return { 'x-timestamp': timestamp, 'x-signature': sign(secret, body, timestamp) };
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `stale`: signed by the right secret, at a time that is not now. */
export type Welcome = 'yes' | 'no' | 'stale';

export function isSigned(
  secret: string,
  request: { readonly headers: Headers; readonly body: Uint8Array },
  now: number,
): Welcome {
  const timestamp = String(request.headers['x-timestamp'] ?? '');
  const given = String(request.headers['x-signature'] ?? '').toLowerCase();
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(given)) return 'no';
  if (!isSame(given, sign(secret, request.body, timestamp))) return 'no';
  return Math.abs(now - Number(timestamp) * 1_000) <= clockToleranceMs ? 'yes' : 'stale';
}

/** For a dialect that signs nothing: the secret stands in a header, never in the address. */
export function showsSecret(secret: string, headers: Headers): Welcome {
  const given = /^(?:(?:Bearer|Token) )?([\w-]{1,100})$/.exec(String(headers['authorization'] ?? ''))?.[1];
  return given !== undefined && isSame(given, secret) ? 'yes' : 'no';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
