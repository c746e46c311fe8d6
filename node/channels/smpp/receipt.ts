// A receipt: what the SMS centre tells of a text that it was given. Its form is not laid down (SMPP 3.4, appendix B);
// where the centre puts it into fields of their own as well, these are believed.
import type { Fate } from '../outbox.ts';
import type { Pdu } from './library.ts';
import { bytesOf } from './letter.ts';

export interface Receipt {
  /** The centre's id of the text, as `idKey` writes it; null where it does not say. */
  readonly messageId: string | null;
  /** Ours, as it went with the text; null where the centre does not give it back. */
  readonly reference: number | null;
  /** The phone that the text was for, in digits. */
  readonly number: string;
  /** Null: it tells nothing that matters. */
  readonly fate: Fate | null;
}

/** What a deliver_sm is (SMPP 3.4, 5.2.12). */
export function typeOf({ esm_class = 0 }: Pdu): 'message' | 'receipt' | 'notice' {
  const type = esm_class & 0x3c;
  return type === 0 ? 'message' : type === 0x04 ? 'receipt' : 'notice';
}

/** The same id however it is written: centres fill it up with noughts here and not there. */
export function idKey(id: string): string {
  return id.toLowerCase().replace(/^0+(?=.)/, '');
}

const byName: Record<string, Fate> = {
  DELIVRD: 'delivered',
  ACCEPTD: 'sent',
  ENROUTE: 'sent',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
};
const byNumber: Record<number, Fate> = {
  1: 'sent',
  2: 'delivered',
  3: 'failed',
  4: 'failed',
  5: 'failed',
  6: 'sent',
  8: 'failed',
};

export function readReceipt(pdu: Pdu): Receipt {
  const text = Buffer.from(bytesOf(pdu)).toString('latin1');
  const written = /\bid:\s*([\w-]{1,64})/i.exec(text)?.[1];
  const given = typeof pdu.receipted_message_id === 'string' ? pdu.receipted_message_id : undefined;
  const id = given || written;
  const name = /\bstat:\s*([A-Z]{3,7})/i.exec(text)?.[1]?.toUpperCase() ?? '';
  return {
    messageId: id === undefined ? null : idKey(id),
    reference: pdu.user_message_reference ?? null,
    number: (pdu.source_addr ?? '').replace(/\D/g, ''),
    fate: byNumber[pdu.message_state ?? 0] ?? byName[name] ?? null,
  };
}
