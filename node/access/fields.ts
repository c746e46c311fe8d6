// Parts of requests that several routes take. What a person types is bounded here; whether it is right is told by the
// keystore alone.
import { Type } from 'typebox';

export const slugField = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });
export const passphraseField = Type.String({ minLength: 1, maxLength: 400 });
/** Six digits of a phone or eight of a paper, with the blanks that stand between them. */
export const codeField = Type.String({ pattern: '^[0-9 ]{6,12}$' });
export const pinField = Type.String({ pattern: '^[0-9]{6}$' });
/** Bytes in base64url, as a device answers. */
export const bytesField = Type.String({ pattern: '^[A-Za-z0-9_-]{1,8000}$' });

export const exactly = { additionalProperties: false } as const;
