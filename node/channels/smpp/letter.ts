// What a deliver_sm holds of a message: who, which part of how many, and its bytes.
import type { Pdu } from './library.ts';

/** The user data header as hexadecimal digits, and the bytes after it. */
export interface Letter {
  readonly from: string;
  readonly coding: number;
  readonly header: string;
  readonly bytes: Uint8Array;
}

const hasHeaderBit = 0x40;
const international = 1;

/** The bytes of a message, wherever the centre has put them. */
export function bytesOf({ short_message, message_payload }: Pdu): Uint8Array {
  const given = [short_message, message_payload].filter((bytes) => bytes instanceof Uint8Array);
  return given.find(({ length }) => length > 0) ?? new Uint8Array();
}

export function readLetter(pdu: Pdu): Letter {
  const bytes = bytesOf(pdu);
  const length = ((pdu.esm_class ?? 0) & hasHeaderBit) !== 0 && bytes.length > 0 ? (bytes[0] ?? 0) + 1 : 0;
  return {
    from: senderOf(pdu),
    coding: pdu.data_coding ?? 0,
    header: length > 0 ? Buffer.from(bytes.subarray(0, length)).toString('hex') : headerOf(pdu),
    bytes: bytes.subarray(length),
  };
}

function senderOf({ source_addr = '', source_addr_ton }: Pdu): string {
  return source_addr_ton === international && /^\d+$/.test(source_addr) ? `+${source_addr}` : source_addr;
}

/** Some centres say in fields of their own which part this is; written as the header that it stands for. */
function headerOf(pdu: Pdu): string {
  const { sar_msg_ref_num: reference, sar_total_segments: parts, sar_segment_seqnum: place } = pdu;
  if (reference === undefined || parts === undefined || place === undefined) return '';
  return Buffer.from([
    6,
    8,
    4,
    (reference >> 8) & 0xff,
    reference & 0xff,
    parts & 0xff,
    place & 0xff,
  ]).toString('hex');
}

/** The PDU as JSON, its bytes as they came. */
export function rawOf(pdu: Pdu): Record<string, unknown> {
  const fields = Object.entries(pdu).filter(
    ([, value]) => value !== undefined && typeof value !== 'function',
  );
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );
}
