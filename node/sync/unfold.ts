// What a phone sent, out of the bytes that travelled: deflated JSON, of which nobody believes how large it becomes.
import { type SyncRequest, syncLimits, syncRequest } from '@ulinzi/domain/field';
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import { Compile } from 'typebox/compile';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const unfold = promisify(inflateRaw);
const envelope = Compile(syncRequest);

export interface Unfolded {
  /** Without its items: each of them is looked at alone, so that a spoilt one spoils no other. */
  readonly request: Omit<SyncRequest, 'items'>;
  readonly items: readonly unknown[];
}

export async function unfolded(body: unknown): Promise<Unfolded | Refusal> {
  if (!(body instanceof Uint8Array)) return refuse('request/malformed');
  let given: unknown;
  try {
    const bytes = await unfold(body, { maxOutputLength: syncLimits.unfoldedBytes });
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return refuse(isTooLarge ? 'request/too-large' : 'request/malformed');
  }
  if (typeof given !== 'object' || given === null || !('items' in given) || !Array.isArray(given.items))
    return refuse('act/schema', ['items']);
  const { items, ...request } = given;
  if (items.length > syncLimits.items) return refuse('request/too-large');
  const whole = { ...request, items: [] };
  return envelope.Check(whole) ? { request: whole, items } : refuse('act/schema');
}
