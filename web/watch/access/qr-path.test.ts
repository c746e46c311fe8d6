import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

describe('a QR code as a path', () => {
  it('draws one rectangle for each run of dark modules', () => {
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, true, false],
      ]),
    ).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM2 1h1v1h-1z');
  });

  it('covers each dark module once', () => {
    const { data } = encode('otpauth://totp/x:y?secret=JBSWY3DPEHPK3PXP', { ecc: 'M', border: 4 });
    const drawn = data.map((row) => row.map(() => false));
    for (const [, x, y, width] of qrPath(data).matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      for (let n = 0; n < Number(width); n++) (drawn[Number(y)] as boolean[])[Number(x) + n] = true;
    }
    expect(drawn).toEqual(data);
  });
});
