import { isUtf8 } from 'node:buffer';

/** A name of an encoding that this machine knows, or null. */
export function knownEncoding(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/**
 * The text of a file. UTF-8 (with or without its mark) and UTF-16 with its mark show themselves; what is not valid
 * UTF-8 is Windows-1252, the other encoding of the region's spreadsheets, in which every byte is a character.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): { text: string; encoding: string } {
  const found = encoding ?? encodingOf(bytes);
  const text = new TextDecoder(found).decode(bytes);
  return { text, encoding: found };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}
