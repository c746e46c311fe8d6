// The exact bytes that a phone signs and a node checks (ECDSA P-256 with SHA-256, IEEE P1363, base64url without padding).
// Without a schema library, so that a phone loads none for it.

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

/** What of a request is signed; headers by their names. */
export interface SignedRequest {
  /** `GET`, `POST`. */
  readonly method: string;
  /** As it is asked for, from the first `/` on, with its query where it has one: `/field/sync`. */
  readonly path: string;
  /** `x-at`: milliseconds of the phone's clock, which may be wrong by a year. */
  readonly at: number;
  /** `x-count`: greater than in every request of this phone before. */
  readonly count: number;
  /** SHA-256 of the body's bytes as they travel, 64 hexadecimal digits; of no bytes where there is no body. */
  readonly bodyDigest: string;
}

/** Five lines: method, path, at, count, digest of the body; without a line's end after the last. */
export function requestToSign({
  method,
  path,
  at,
  count,
  bodyDigest,
}: SignedRequest): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${method.toUpperCase()}\n${path}\n${at}\n${count}\n${bodyDigest}`);
}

/** An entry's text as UTF-8: signed once when it is written, and never serialised again. */
export function entryToSign(entry: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(entry);
}
