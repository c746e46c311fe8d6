// Our own dialect: JSON both ways, signed both ways. docs/channels.md is its contract.
import { randomUUID } from 'node:crypto';
import type { Fate } from '../outbox.ts';
import { type Dialect, objectIn, textIn, timeOf } from './dialect.ts';
import { signedHeaders } from './signature.ts';

const fates: readonly string[] = ['sent', 'delivered', 'failed'] satisfies Fate[];

export const signed: Dialect = {
  isSigned: true,
  // Whoever takes texts in this dialect takes each id once: docs/channels.md.
  mayAskAgain: true,
  drawToken: randomUUID,

  request({ token, number, words, urgent, sendBefore }, { doorSecret, now }) {
    const body = JSON.stringify({
      id: token,
      to: number,
      text: words,
      urgent,
      sendBefore: sendBefore === null ? null : new Date(sendBefore).toISOString(),
    });
    return {
      headers: { 'content-type': 'application/json', ...signedHeaders(doorSecret, body, now()) },
      body,
    };
  },

  read({ body }) {
    const { id, kind, from, text, sentAt } = objectIn(body) ?? {};
    if (typeof id !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(id)) return null;
    if (typeof kind === 'string' && fates.includes(kind)) return { token: id, fate: kind as Fate };
    if ((kind !== 'text' && kind !== 'call') || typeof from !== 'string' || from.length > 40) return null;
    const words = kind === 'call' ? null : textIn(text);
    if (kind === 'text' && words === null) return null;
    return {
      message: { kind, from: from.toWellFormed(), text: words, reference: id, sentAt: timeOf(sentAt) },
    };
  },
};
