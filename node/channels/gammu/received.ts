import type { IncomingMessage } from '../channel.ts';
import { textOf, type ReceivedMessage } from './multipart.ts';

/** How long the parts of a message wait for the ones that are missing. */
const incompleteAfterMs = 5 * 60_000;

/** GSM_SMS_USSD: what the daemon calls an answer of the network that is no SMS. */
const ussdClass = 127;

/** An answer of the operator's own service (a balance, a menu): it has no sender and is from nobody. */
export function isNetworkAnswer(message: ReceivedMessage): boolean {
  return message.rows.every((row) => row.SenderNumber === '' && row.Class === ussdClass);
}

/** Whether a message can be handed on: it is whole, or has waited long enough for the rest. */
export function isReady(message: ReceivedMessage, wallMs: number): boolean {
  return message.isComplete || wallMs - arrivedAt(message) >= incompleteAfterMs;
}

/**
 * Makes a message of its rows. `nowMs` is the node's clock and `wallMs` this machine's, by which the spool is
 * written: the two differ where the node does not believe its machine.
 */
export function incomingMessage(
  gateway: string,
  message: ReceivedMessage,
  clock: { readonly nowMs: number; readonly wallMs: number },
): IncomingMessage {
  const first = message.rows[0]!;
  return {
    gateway,
    kind: 'text',
    from: first.SenderNumber,
    text: textOf(message),
    reference: `sms-${Math.min(...message.ids)}`,
    sentAt: centreTime(first.ReceivingDateTime),
    receivedAt: clock.nowMs - Math.max(0, clock.wallMs - arrivedAt(message)),
    raw: Buffer.from(rawOf(message), 'utf8'),
  };
}

/** The rows as JSON; where parts never came, it says how many there should have been. */
export function rawOf(message: ReceivedMessage): string {
  const missing = message.isComplete ? {} : { incomplete: true, partsExpected: message.parts };
  return JSON.stringify({ source: 'gammu-smsd', ...missing, rows: message.rows });
}

function arrivedAt(message: ReceivedMessage): number {
  return Math.min(...message.rows.map((row) => row.ArrivedAt));
}

/** Null where the centre gave no time, or one that is no date. */
function centreTime(text: string): number | null {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? null : time;
}
