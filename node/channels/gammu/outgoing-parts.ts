// How a text is cut for the air (3GPP TS 23.040): one part of 160 septets or 70 UTF-16 units, or several that each
// lose seven septets or three units to the header that joins them again.
import { gsm7Length } from '@ulinzi/words';

export interface OutgoingPart {
  readonly text: string;
  /** The user data header as hexadecimal digits; empty for a text in one part. */
  readonly udh: string;
}

/** A text as Gammu is to send it. */
export interface OutgoingParts {
  readonly coding: 'Default_No_Compression' | 'Unicode_No_Compression';
  readonly parts: readonly OutgoingPart[];
}

/** The most parts that the daemon takes up as one message (its GSM_MAX_MULTI_SMS). */
const mostParts = 50;

/**
 * Cuts a text, in the GSM 7 bit alphabet where it fits into it and in UCS-2 where it does not. `reference` (0 to
 * 255) joins the parts. Gives null where the text is empty or too long to be sent as one message.
 */
export function cutText(text: string, reference: number): OutgoingParts | null {
  const isGsm7 = gsm7Length(text) !== null;
  const coding = isGsm7 ? 'Default_No_Compression' : 'Unicode_No_Compression';
  const lengthOf = (piece: string) => (isGsm7 ? gsm7Length(piece)! : piece.length);
  if (text === '') return null;
  if (lengthOf(text) <= (isGsm7 ? 160 : 70)) return { coding, parts: [{ text, udh: '' }] };

  const room = isGsm7 ? 153 : 67;
  const pieces = [''];
  for (const character of text) {
    const last = pieces.length - 1;
    if (lengthOf(pieces[last]! + character) <= room) pieces[last] += character;
    else pieces.push(character);
  }
  if (pieces.length > mostParts) return null;
  const header = (index: number) =>
    Buffer.from([5, 0, 3, reference, pieces.length, index + 1])
      .toString('hex')
      .toUpperCase();
  return { coding, parts: pieces.map((piece, index) => ({ text: piece, udh: header(index) })) };
}
