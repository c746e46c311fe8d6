// Bytes for a weak line: deflated where the browser can, else in the same format without saving anything.
import type { Bytes } from '../keep/index.ts';

const longestBlock = 65_535;

/** The deflate format with nothing deflated (RFC 1951, 3.2.4): for browsers that have no CompressionStream. */
export function storedBlocks(bytes: Bytes): Bytes {
  const blocks = Math.max(1, Math.ceil(bytes.length / longestBlock));
  const packed = new Uint8Array(bytes.length + 5 * blocks);
  for (let block = 0, at = 0; block < blocks; block++) {
    const part = bytes.subarray(block * longestBlock, (block + 1) * longestBlock);
    const head = [block === blocks - 1 ? 1 : 0, part.length & 255, part.length >> 8];
    packed.set([...head, ~part.length & 255, (~part.length >> 8) & 255], at);
    packed.set(part, at + 5);
    at += 5 + part.length;
  }
  return packed;
}

async function deflated(bytes: Bytes): Promise<Bytes | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/** What goes over the line for a value that JSON can hold. */
export async function packed(value: unknown): Promise<Bytes> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const small = await deflated(bytes);
  return small && small.length < bytes.length ? small : storedBlocks(bytes);
}
