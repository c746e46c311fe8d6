// What a dialect of webhooks is: how a text is posted, and how what is posted to us is read.
import type { Fate, OfferedText } from '../outbox.ts';
import type { WebhookOptions } from './options.ts';

/** A request at the door. */
export interface Post {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The rest of the door's address: `sent`, `delivered` or `failed`, where a dialect says it there. */
  readonly report: Fate | null;
  readonly body: Uint8Array;
}

export interface PostedMessage {
  readonly kind: 'text' | 'call';
  readonly from: string;
  readonly text: string | null;
  readonly reference: string;
  readonly sentAt: number | null;
}

/** What a request says; null where it says nothing that this dialect knows. */
export type Posted =
  | { readonly message: PostedMessage }
  | { readonly token: string; readonly fate: Fate }
  | 'nothing'
  | null;

export interface Dialect {
  /** Whether requests at the door are signed; if not, the secret stands in a header. */
  readonly isSigned: boolean;
  /** Whether the other side knows a text again by its id, so that it may be asked twice for the same. */
  readonly mayAskAgain: boolean;
  /** Names a text there and in its reports. */
  drawToken(): string;
  request(
    text: OfferedText,
    options: WebhookOptions,
  ): { readonly headers: Record<string, string>; readonly body: string };
  read(post: Post): Posted;
}

/** A time with its zone in ms UTC; null where there is none, or one that is no date. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(value))
    return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** An object in JSON; null where the bytes are none. */
export function objectIn(body: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

export function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value.toWellFormed() : null;
}
