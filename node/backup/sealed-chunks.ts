// A stream sealed in chunks of 64 KiB: AES-256-GCM, the nonce being the chunk's number and whether it is the last one.
// Chunks cannot be changed, swapped, left out, or cut off at the end; and no more than one is ever in memory.
import { createCipheriv, createDecipheriv } from 'node:crypto';

const chunkBytes = 64 * 1024;
const tagBytes = 16;
const cipher = 'aes-256-gcm';

/** The bytes are not those that were sealed, or were sealed with another key. */
class NotAsSealed extends Error {}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 0, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Takes a stream apart in pieces of `size`; the last one is marked, and is never empty unless the stream was. */
async function* pieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    length += bytes.length;
    if (length <= size) continue;
    let joined = Buffer.concat(waiting, length);
    for (; joined.length > size; joined = joined.subarray(size))
      yield { bytes: joined.subarray(0, size), isLast: false };
    waiting = [Buffer.from(joined)];
    length = joined.length;
  }
  yield { bytes: Buffer.concat(waiting, length), isLast: true };
}

export async function* sealChunks(source: AsyncIterable<Buffer>, key: Uint8Array): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { bytes, isLast } of pieces(source, chunkBytes)) {
    const gcm = createCipheriv(cipher, key, nonceOf(number++, isLast));
    yield Buffer.concat([gcm.update(bytes), gcm.final(), gcm.getAuthTag()]);
  }
}

/** Gives what was sealed. Throws `NotAsSealed` at the first chunk that is not what it was, before giving any of it. */
export async function* openChunks(source: AsyncIterable<Buffer>, key: Uint8Array): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { bytes, isLast } of pieces(source, chunkBytes + tagBytes)) {
    if (bytes.length < tagBytes) throw new NotAsSealed('cut off');
    const gcm = createDecipheriv(cipher, key, nonceOf(number++, isLast), { authTagLength: tagBytes });
    gcm.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    const opened = gcm.update(bytes.subarray(0, bytes.length - tagBytes));
    try {
      gcm.final();
    } catch {
      throw new NotAsSealed('changed');
    }
    yield opened;
  }
}
