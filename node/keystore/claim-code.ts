import { deviceCode } from '@ulinzi/domain/field';
import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which are misread on paper and misheard on the radio. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** Makes a code of 100 random bits in four groups, such as `7Q2KD-0FHXM-9TZ3A-BC4W8`. */
export function makeClaimCode(): string {
  return inGroups(randomLetters(length));
}

/** Makes a code of 50 random bits in two groups, for a phone's keyboard: `7Q2KD-0FHXM`. */
export function makeDeviceCode(): string {
  return inGroups(randomLetters(deviceCode.length));
}

/** The code as it was made, however a person typed it: small letters, spaces, O for 0, I or L for 1. */
export function readClaimCode(typed: string): string {
  const text = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return inGroups(text);
}

function randomLetters(count: number): string {
  return Array.from(randomBytes(count), (byte) => letters[byte & 31]).join('');
}

function inGroups(text: string): string {
  return text.match(/.{1,5}/g)?.join('-') ?? '';
}
