// Words and their bytes. What data_coding 0 means is each SMS centre's own affair (GSM 7 bit, ASCII, Latin 1): only
// characters that are the same in all of them go out by it, all others as UCS-2 (data_coding 8).
import { smpp } from './library.ts';

const ucs2 = 8;

/** Printable, and in GSM 7 bit the same byte as in ASCII: without $ @ [ \ ] ^ _ ` { | } ~. */
const plain = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?A-Za-z]*$/;

/** One submit_sm: its bytes, with the header that says which part it is where there are several. */
export interface OutgoingPart {
  readonly coding: number;
  readonly hasHeader: boolean;
  readonly bytes: Uint8Array;
}

/** Cuts a text into what one SMS holds each (3GPP TS 23.040, 9.2.3.24.1: eight-bit reference). */
export function cutText(text: string, reference: number): OutgoingPart[] {
  const isPlain = plain.test(text);
  const coding = isPlain ? 0 : ucs2;
  const pieces = isPlain ? cutAt(text, 160, 153) : cutAt(text, 70, 67);
  return pieces.map((piece, at) => {
    const words = isPlain ? Buffer.from(piece, 'latin1') : Buffer.from(piece, 'utf16le').swap16();
    if (pieces.length === 1) return { coding, hasHeader: false, bytes: words };
    const header = Buffer.from([5, 0, 3, reference, pieces.length, at + 1]);
    return { coding, hasHeader: true, bytes: Buffer.concat([header, words]) };
  });
}

/** In UTF-16 units; a character of two is not torn. */
function cutAt(text: string, alone: number, each: number): string[] {
  if (text.length <= alone) return [text];
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const until = from + each;
    const tears = /[\ud800-\udbff]/.test(text[until - 1] ?? '') && until < text.length;
    pieces.push(text.slice(from, tears ? until - 1 : until));
    from = tears ? until - 1 : until;
  }
  return pieces;
}

/**
 * Reads bytes by their data_coding (SMPP 3.4, 5.2.19; from 0xF0 that of GSM); null for what is no text: binary, or a
 * character set that nobody here can read.
 */
export function readWords(bytes: Uint8Array, coding: number): string | null {
  const isGsmClass = coding >= 0xf0;
  if (isGsmClass ? (coding & 0x04) === 0 : coding === 0 || coding === 1) return gsm(bytes);
  if (coding === 3) return Buffer.from(bytes).toString('latin1');
  if (coding !== ucs2 && (coding & 0xcc) !== 0x08) return null;
  // A copy: what came is kept as it came.
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
    .toWellFormed();
}

function gsm(bytes: Uint8Array): string {
  return smpp.encodings.ASCII.decode(Buffer.from(bytes));
}
