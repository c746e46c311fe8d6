import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeystore, type Keystore } from './index.ts';
import { keyIdOf } from './sealing.ts';
import { codeOf, exerciseNode, testFolder } from './testing/test-folder.ts';

const text = new TextEncoder().encode('EXERCISE: shots near the market of Rubaya');

function withKeystore(work: (keystore: Keystore) => void): void {
  const keystore = createKeystore(join(testFolder(), 'keys'), exerciseNode);
  try {
    work(keystore);
  } finally {
    keystore.close();
  }
}

function opens(keystore: Keystore, sealed: Uint8Array): boolean {
  let body: Uint8Array | { gone: true } = { gone: true };
  const code = codeOf(() => {
    body = keystore.openBody(sealed);
  });
  return code === 'not refused' && !('gone' in body);
}

describe('a sealed body', () => {
  test('opens to the bytes that were sealed, before and after the commit', () => {
    withKeystore((keystore) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
          const { sealed, keyId } = keystore.seal(plain);
          expect(keyIdOf(sealed)).toBe(keyId);
          expect(keystore.openBody(sealed)).toEqual(plain);
          keystore.commit();
          expect(keystore.openBody(sealed)).toEqual(plain);
        }),
      );
    });
  });

  test('never opens with one bit changed', () => {
    withKeystore((keystore) => {
      const { sealed } = keystore.seal(text);
      keystore.seal(text);
      keystore.commit();
      const opened = Array.from({ length: sealed.length * 8 }, (_, bit) => bit).filter((bit) => {
        const altered = Uint8Array.from(sealed);
        altered[bit >> 3]! ^= 1 << (bit & 7);
        return opens(keystore, altered);
      });
      expect(opens(keystore, sealed)).toBe(true);
      expect(opened).toEqual([]);
    });
  });

  test('never opens cut short or made longer', () => {
    withKeystore((keystore) => {
      const { sealed } = keystore.seal(text);
      for (let length = 0; length < sealed.length; length += 1) {
        expect(codeOf(() => keystore.openBody(sealed.subarray(0, length)))).toBe('keystore/body-altered');
      }
      expect(codeOf(() => keystore.openBody(Uint8Array.from([...sealed, 0])))).toBe('keystore/body-altered');
    });
  });

  test('of the same text shares nothing with another but its length', () => {
    withKeystore((keystore) => {
      const [one, other] = [keystore.seal(text), keystore.seal(text)];
      expect(other.keyId).toBe(one.keyId + 1);
      expect(other.sealed.length).toBe(one.sealed.length);
      const equal = one.sealed.subarray(8).filter((byte, at) => byte === other.sealed[at + 8]).length;
      expect(equal, 'by chance one byte in 256 is the same').toBeLessThan(one.sealed.length / 8);
    });
  });

  test('differs from every other in its random part, across many drawings', () => {
    withKeystore((keystore) => {
      const nonces = Array.from({ length: 1000 }, () =>
        Buffer.from(keystore.seal(text).sealed.subarray(8, 20)).toString('hex'),
      );
      expect(new Set(nonces).size).toBe(1000);
    });
  });
});
