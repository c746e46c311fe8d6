import { describe, expect, it } from 'vitest';
import { smsParts } from './sms-parts.ts';

describe('the counter of an SMS', () => {
  it.each([
    ['', 0, 160, 1],
    ['a'.repeat(160), 160, 160, 1],
    ['a'.repeat(161), 161, 306, 2],
    ['a'.repeat(307), 307, 459, 3],
    // The euro sign takes an escape besides.
    ['€', 2, 160, 1],
    ['é', 1, 160, 1],
    // One character outside the alphabet makes all of it UCS-2.
    ['ê', 1, 70, 1],
    [`${'a'.repeat(70)}ê`, 71, 134, 2],
  ])('counts as the network does', (text, used, room, parts) => {
    expect(smsParts(text)).toEqual({ used, room, parts });
  });
});
