// As SMS Gateway for Android (capcom6) speaks: texts go to its `messages`, its webhooks come to our door, signed. Each
// event is a webhook of its own there; all of them may come to the one door.
import { randomUUID } from 'node:crypto';
import type { Fate } from '../outbox.ts';
import { type Dialect, objectIn, textIn, timeOf } from './dialect.ts';

const fates: Record<string, Fate> = {
  'sms:sent': 'sent',
  'sms:delivered': 'delivered',
  'sms:failed': 'failed',
};
/** A picture or data from somebody is a word from her too: it holds no text, and is kept as it came. */
const messages = ['sms:received', 'sms:data-received', 'mms:received'];
/** From a hundred on a text goes ahead of the phone's own limits. */
const urgentPriority = 100;

export const android: Dialect = {
  isSigned: true,
  mayAskAgain: false,
  drawToken: randomUUID,

  request({ token, number, words, urgent, sendBefore }, { user, password, now }) {
    const seconds = sendBefore === null ? null : Math.max(5, Math.ceil((sendBefore - now()) / 1_000));
    return {
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      },
      body: JSON.stringify({
        id: token,
        textMessage: { text: words },
        phoneNumbers: [number],
        withDeliveryReport: true,
        priority: urgent ? urgentPriority : 0,
        ...(seconds !== null && { ttl: seconds }),
      }),
    };
  },

  read({ body }) {
    const { event, id, payload } = objectIn(body) ?? {};
    if (typeof event !== 'string' || typeof payload !== 'object' || payload === null) return null;
    const { sender, phoneNumber, message, messageId, receivedAt } = payload as Record<string, unknown>;
    const fate = fates[event];
    if (fate !== undefined) return typeof messageId === 'string' ? { token: messageId, fate } : null;
    if (!messages.includes(event)) return 'nothing';
    // The id of the event: that of the message is made of its words, and comes again with them.
    if (typeof id !== 'string' || id === '' || id.length > 64) return null;
    const from = textIn(sender) ?? textIn(phoneNumber) ?? '';
    return {
      message: {
        kind: 'text',
        from: from.slice(0, 40),
        text: event === 'sms:received' ? textIn(message) : null,
        reference: id,
        sentAt: timeOf(receivedAt),
      },
    };
  },
};
