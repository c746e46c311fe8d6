import fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeystore, openKeystore } from './index.ts';
import { messageId } from './message-id.ts';
import { exerciseNode, testFolder } from './testing/test-folder.ts';

const key = createSecretKey(new Uint8Array(32).fill(7));
const parts = ['modem-1', '4711', '2026-11-24T05:58:00Z', '+243810000001', 'EXERCISE silaha Mutongo'];

describe('the id of a message from outside', () => {
  test('is a UUID of version 8', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    fc.assert(
      fc.property(fc.array(fc.string()), (some) => {
        expect(messageId(key, some)).toMatch(uuid);
      }),
    );
  });

  test('stays the same from version to version: a gateway’s retry may come after an upgrade', () => {
    expect(messageId(key, parts)).toBe('abea8bb4-b119-8c43-ba5d-8a26e98afb8c');
  });

  test('is the same for the same parts and another for any others, broken characters too', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('', '0', '1', ':', '0:', '1:', '1:1', '\ud83d', '\ud83e', '\ufffd'),
    );
    const someParts = fc.array(part, { maxLength: 4 });
    fc.assert(
      fc.property(someParts, someParts, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(messageId(key, [...one]) === messageId(key, other)).toBe(isSame);
        expect(messageId(key, [...one])).toBe(messageId(key, one));
      }),
      { numRuns: 500 },
    );
    expect(messageId(key, ['ab', 'c'])).not.toBe(messageId(key, ['a', 'bc']));
    expect(messageId(key, ['a', ''])).not.toBe(messageId(key, ['a']));
    expect(messageId(key, ['\ud83d'])).not.toBe(messageId(key, ['\ud83e']));
  });

  test('is the node’s own: the same after a start, another in another node', () => {
    const dir = join(testFolder(), 'keys');
    const keystore = createKeystore(dir, exerciseNode);
    const id = keystore.hmacMessageId(parts);
    keystore.close();
    const again = openKeystore(dir);
    const other = createKeystore(join(testFolder(), 'keys'), exerciseNode);
    expect(again.hmacMessageId(parts)).toBe(id);
    expect(other.hmacMessageId(parts)).not.toBe(id);
    again.close();
    other.close();
  });
});
