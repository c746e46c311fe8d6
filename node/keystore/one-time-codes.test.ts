import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isStepNear,
  lookAhead,
  makeCodeSecret,
  paperCodes,
  paperLength,
  placeOnPaper,
  stepsOfCode,
  totpHandedOver,
} from './one-time-codes.ts';

/** The secret of the examples in RFC 4226 and RFC 6238: "12345678901234567890". */
const ofTheRfc = Buffer.from('12345678901234567890');
const plain = (code: string) => code.replace(' ', '');

describe('codes of a phone', () => {
  it.each([
    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d s', (seconds, code) => {
    expect(stepsOfCode(ofTheRfc, code, seconds * 1000)).toEqual([Math.floor(seconds / 30)]);
  });

  it('are taken one step early and one step late, and no more', () => {
    const at = 1_111_111_109_000;
    const taken = [-61, -31, 0, 29, 60].map((s) => stepsOfCode(ofTheRfc, '081804', at + s * 1000).length);
    expect(taken).toEqual([0, 1, 1, 1, 0]);
    expect(isStepNear(37_037_036, at + 60_000)).toBe(false);
  });

  it('stand in an authenticator under words that do not say what they open', () => {
    const { totpUri, totpSecret } = totpHandedOver(makeCodeSecret(), 'kibua-cla-1');
    expect(totpUri).toMatch(/^otpauth:\/\/totp\/Poste:kibua-cla-1\?issuer=Poste&secret=[A-Z2-7]{32}&/);
    expect(totpUri).not.toMatch(/ulinzi|monusco|alert/i);
    expect(totpSecret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(totpUri).toContain(totpSecret.replaceAll(' ', ''));
  });
});

describe('codes of a paper', () => {
  it('are those of RFC 4226, in eight digits', () => {
    // Appendix D: the truncated values 1284755224, 1094287082, 137359152.
    expect(paperCodes(ofTheRfc).slice(0, 3)).toEqual(['8475 5224', '9428 7082', '3735 9152']);
    expect(paperCodes(ofTheRfc)).toHaveLength(paperLength);
  });

  it('are taken from where the paper is, up to those that may have been skipped', () => {
    const place = fc.nat({ max: paperLength - 1 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), place, place, (secret, next, tried) => {
        const codes = paperCodes(secret).map(plain);
        fc.pre(new Set(codes).size === codes.length);
        const found = placeOnPaper(secret, codes[tried] ?? '', next);
        expect(found).toBe(tried >= next && tried <= next + lookAhead ? tried : undefined);
      }),
      { numRuns: 200 },
    );
  });

  it('of a paper that is used up, none is taken', () => {
    const secret = makeCodeSecret();
    for (const code of paperCodes(secret))
      expect(placeOnPaper(secret, plain(code), paperLength)).toBeUndefined();
  });
});
