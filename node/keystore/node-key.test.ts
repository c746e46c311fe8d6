import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeystore, openKeystore, verifyHead } from './index.ts';
import { exerciseNode, testFolder } from './testing/test-folder.ts';

test('a head is verified with the public key of the node that signed it, also after a start, and with no other', () => {
  const dir = join(testFolder(), 'keys');
  const keystore = createKeystore(dir, exerciseNode);
  const other = createKeystore(join(testFolder(), 'keys'), exerciseNode);
  const { publicKey } = keystore;
  const head = new TextEncoder().encode('1:4711:EXERCISE');
  const signature = keystore.signHead(head);
  keystore.close();
  const again = openKeystore(dir);
  expect(again.signHead(head)).toEqual(signature);
  again.close();
  expect([publicKey.length, signature.length]).toEqual([43, 64]);
  expect(verifyHead(head, signature, publicKey)).toBe(true);
  expect(verifyHead(head, signature, other.publicKey)).toBe(false);
  expect(verifyHead(head, other.signHead(head), publicKey)).toBe(false);
  for (const bad of ['', 'not a key', publicKey.slice(1)])
    expect(verifyHead(head, signature, bad)).toBe(false);
  other.close();
  fc.assert(
    fc.property(
      fc.nat({ max: head.length * 8 - 1 }),
      fc.nat({ max: 64 * 8 - 1 }),
      (headBit, signatureBit) => {
        const flip = (bytes: Uint8Array, bit: number) =>
          bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(verifyHead(flip(head, headBit), signature, publicKey)).toBe(false);
        expect(verifyHead(head, flip(signature, signatureBit), publicKey)).toBe(false);
      },
    ),
  );
  expect(verifyHead(head, signature.subarray(1), publicKey)).toBe(false);
});
