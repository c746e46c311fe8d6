// One way to ask the node. A refusal is an answer: its words say what to do, and nothing that was typed is lost.
import { signal } from '@preact/signals';
import { keepSigns } from './line-ends.ts';
import { locale, t } from './words.ts';

export interface Refused {
  readonly refused: string;
  readonly message: string;
  readonly missing: readonly string[];
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused };

/** True while the node does not answer; the frame says so. */
export const isUnreachable = signal(false);

/** Called when the node no longer knows this session. */
let onSignedOut = () => {};

export function whenSignedOut(call: () => void): void {
  onSignedOut = call;
}

/**
 * Asks the person at a duty desk for a post and its PIN; null where she thinks better of it. `refused` is why the PIN
 * that she gave before was not taken.
 */
export type AskPin = (refused: Refused | null) => Promise<{ post: string; pin: string } | null>;

let askPin: AskPin | null = null;

/** Set while the session is a duty desk: from then on each act asks for a PIN first. */
export function usePin(ask: AskPin | null): void {
  askPin = ask;
}

async function send<Value>(
  method: 'GET' | 'POST',
  path: string,
  body: object | undefined,
  extra: Record<string, string>,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': locale.value,
        // Another site's page cannot set it: what changes the world comes from our own pages.
        'x-requested-by': 'watch',
        ...(body && { 'content-type': 'application/json' }),
        ...extra,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const value = (await response.json()) as Value & Partial<Refused>;
    isUnreachable.value = false;
    if (response.ok) return { ok: true, value };
    const refusal = {
      refused: value.refused ?? 'node/not-durable',
      message: keepSigns(value.message ?? t('watch.unreachable')),
      missing: value.missing ?? [],
    };
    if (refusal.refused === 'request/token') onSignedOut();
    return { ok: false, refusal };
  } catch {
    isUnreachable.value = true;
    return {
      ok: false,
      refusal: { refused: 'node/unreachable', message: t('watch.unreachable'), missing: [] },
    };
  }
}

/** Reads a list or a thing. */
export function read<Value>(path: string): Promise<Answer<Value>> {
  return send<Value>('GET', path, undefined, {});
}

/** Posts something that is no act of a post: signing in, the exercise's phones. */
export function post<Value>(path: string, body: object = {}): Promise<Answer<Value>> {
  return send<Value>('POST', path, body, {});
}

/** What an act answers. */
export interface Done {
  readonly id: string;
  readonly subject: string;
  readonly outcome: 'accepted' | 'contested';
  readonly because?: string;
  readonly number?: string;
  readonly saw?: string;
  readonly claimCode?: string;
  readonly dial?: {
    readonly number: string;
    readonly until: string;
    readonly openingPhrase: string | null;
    readonly distressWord: string | null;
  };
}

/** Does an act, or a read that is noted; at a duty desk a PIN is asked first. Null where the person turned back. */
export async function act<Value = Done>(path: string, body: object = {}): Promise<Answer<Value> | null> {
  if (!askPin) return send<Value>('POST', path, body, {});
  for (let refused: Refused | null = null; ; ) {
    const given = await askPin(refused);
    if (!given) return null;
    const answer = await send<Value>('POST', path, body, { 'x-ulinzi-pin': `${given.post}:${given.pin}` });
    if (answer.ok || !answer.refusal.refused.startsWith('session/pin')) return answer;
    // A mistyped PIN is no answer to the act: it is asked again where it was typed, and the act's form stays as it is.
    refused = answer.refusal;
  }
}
