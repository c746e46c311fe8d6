// One request of this phone, signed and counted, so that nobody else can write in its name or send it again.
import { appVersion, requestToSign, type SyncAnswer, type SyncRequest, syncType } from '@ulinzi/domain/field';
import { sign } from '../keep/index.ts';
import { counted, countsOf, type Inside, inTurn, now } from '../notebook/ground.ts';
import { packed } from './packing.ts';

const path = '/field/sync';
/** 16 kB at the pace of a bad 2G line, and the answer. */
const patienceMs = 90_000;

export type Answered =
  | { readonly answer: SyncAnswer }
  /** The node's word, by its code. */
  | { readonly refused: string }
  /** Nobody answered, or something that is not the node. */
  | { readonly away: true };

/** The next number of a request, on the disk before it is used. */
function nextCount({ keep }: Inside, ahead: number): Promise<number> {
  return inTurn(async () => {
    const requests = countsOf(keep).requests + ahead;
    await keep.put([counted(keep, { requests })], { holdBack: true });
    return requests;
  });
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends a sync. `ahead` is how far the request counts on: more than one where the node has seen a greater count. */
export async function ask(open: Inside, request: SyncRequest, ahead = 1): Promise<Answered> {
  const body = await packed(request);
  const count = await nextCount(open, ahead);
  const at = now();
  const bodyDigest = hex(await crypto.subtle.digest('SHA-256', body));
  const signature = await sign(open.signer, requestToSign({ method: 'POST', path, at, count, bodyDigest }));
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': syncType,
        'x-app': String(appVersion),
        'x-device': open.self.device,
        'x-at': String(at),
        'x-count': String(count),
        'x-signature': signature,
      },
    });
    const said = (await response.json()) as SyncAnswer & { readonly refused?: unknown };
    if (response.ok && said.v === 1) return { answer: said };
    return typeof said.refused === 'string' ? { refused: said.refused } : { away: true };
  } catch {
    return { away: true };
  }
}

/**
 * Whether the node can be reached at all, and what its clock says (to the second), in as few bytes as there are: asked
 * before anything is sent that tells the time by a clock that may be a year off.
 */
export async function nodeClock(): Promise<number | null> {
  try {
    const response = await fetch('/healthz', {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMs / 3),
    });
    await response.text();
    return Date.parse(response.headers.get('date') ?? '') || Date.now();
  } catch {
    return null;
  }
}
