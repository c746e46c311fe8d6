// How many SMS a text takes: what a phone's counter shows while one writes.
import { gsm7Length } from '@ulinzi/words/for-web';

export interface SmsParts {
  readonly used: number;
  /** How much the parts hold that have been begun. */
  readonly room: number;
  readonly parts: number;
}

/** A text of several parts gives up seven septets (or three of UCS-2's characters) of each for their order. */
const rooms = { gsm7: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const;

/** Counts a text as 3GPP TS 23.038 does: one character outside the GSM alphabet makes all of it UCS-2. */
export function smsParts(text: string): SmsParts {
  const septets = gsm7Length(text);
  const { one, each } = septets === null ? rooms.ucs2 : rooms.gsm7;
  const used = septets ?? text.length;
  const parts = used <= one ? 1 : Math.ceil(used / each);
  return { used, room: parts === 1 ? one : parts * each, parts };
}
