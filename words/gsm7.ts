// The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1 and 6.2.1.1). A text outside it
// goes out as UCS-2, where one part holds 70 characters and not 160.

const alphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Each is sent as an escape and a second septet. */
const extension = '\f^{}\\[~]|€';

const septetsOf = new Map<string, number>([
  ...[...alphabet].map((character): [string, number] => [character, 1]),
  ...[...extension].map((character): [string, number] => [character, 2]),
]);

const septetsInOnePart = 160;

/** The length of a text in septets of the GSM 7 bit alphabet, or null where a character is outside it. */
export function gsm7Length(text: string): number | null {
  let length = 0;
  for (const character of text) {
    const septets = septetsOf.get(character);
    if (septets === undefined) return null;
    length += septets;
  }
  return length;
}

/** Whether a text goes out as one SMS in the GSM 7 bit alphabet: at most 160 septets. */
export function isOneSmsPart(text: string): boolean {
  const length = gsm7Length(text);
  return length !== null && length <= septetsInOnePart;
}
