// What Kannel's smsbox posts at our door for a text that came in.
import type { IncomingMessage } from '../channel.ts';

/** A request at the door. */
export interface KannelLetter {
  /** Kannel's own id of the text: the same when it is posted again. */
  readonly id: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What is kept of the headers: those that say something of the text. */
const kept = /^(x-kannel-|content-type$)/;

/** Makes a message of a letter. */
export function incomingMessage(gateway: string, letter: KannelLetter, now: number): IncomingMessage {
  const header = (name: string) => String(letter.headers[name] ?? '');
  const body = Buffer.from(letter.body);
  return {
    gateway,
    kind: 'text',
    from: header('x-kannel-from'),
    text: textOf(header('content-type'), header('x-kannel-coding'), body),
    reference: letter.id,
    sentAt: timeOf(header('x-kannel-time')),
    receivedAt: now,
    raw: Buffer.from(rawOf(letter, body), 'utf8'),
  };
}

/**
 * The words, in the character set that Kannel names; null for what is no text (coding 1). UTF-16BE is what comes
 * where kannel.conf lacks `mo-recode`.
 */
function textOf(type: string, coding: string, body: Buffer): string | null {
  if (coding === '1' || type.startsWith('application/octet-stream')) return null;
  const charset =
    /charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? (coding === '2' ? 'utf-16be' : 'utf-8');
  if (charset === 'utf-16be' || charset === 'ucs-2') {
    // A copy: what came is kept as it came.
    return Buffer.from(body.subarray(0, body.length & ~1))
      .swap16()
      .toString('utf16le');
  }
  return body.toString(charset === 'iso-8859-1' || charset === 'latin1' ? 'latin1' : 'utf8');
}

/** The SMS centre's time, which Kannel gives in UTC; null where there is none, or one that is no date. */
function timeOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : time;
}

/** The letter as JSON, its bytes as they came. */
function rawOf({ id, headers }: KannelLetter, body: Buffer): string {
  const told = Object.fromEntries(Object.entries(headers).filter(([name]) => kept.test(name)));
  return JSON.stringify({ source: 'kannel', id, headers: told, body: body.toString('base64') });
}
