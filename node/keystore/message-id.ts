import type { EntryId } from '@ulinzi/domain/kernel';
import { createHmac, type KeyObject } from 'node:crypto';

/**
 * Gives the UUID (version 8, RFC 9562 section 5.8) of a message from outside: the same parts always give the
 * same id, and without the key nobody can try out which message an id stands for.
 * Each part is preceded by its length, so that no two lists of parts run together; the parts are taken as UTF-16,
 * because UTF-8 would turn every broken character into the same one and two messages into one.
 */
export function messageId(key: KeyObject, parts: readonly string[]): EntryId {
  const framed = parts.map((part) => `${part.length}:${part}`).join('');
  const bytes = createHmac('sha256', key).update(framed, 'utf16le').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as EntryId;
}
