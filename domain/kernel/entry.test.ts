import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, type Entry, entryOf, hasCleanCharacters } from './entry.ts';

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
const encoded = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => JSON.stringify(entryOf(bytes));

const anyEntry: fc.Arbitrary<Entry> = fc.record(
  {
    v: fc.constant(1 as const),
    id: fc.uuid(),
    act: fc.constant('alert.acknowledge'),
    version: fc.integer({ min: 1, max: 9 }),
    subject: fc.record({ kind: fc.constant('alert' as const), id: fc.uuid() }),
    circle: fc.nat(),
    home: fc.uuid(),
    epoch: fc.integer({ min: 1, max: 9 }),
    saw: fc.option(fc.base64String()),
    pen: fc.uuid(),
    occurred: fc.constant('2026-11-28T01:00:00.000Z'),
    data: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,9}$/),
      fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean()),
    ),
    bodies: fc.array(
      fc.record({ name: fc.constant('note'), kind: fc.constant('text' as const), digest: fc.uuid() }),
    ),
    device: fc.base64String(),
    signature: fc.base64String(),
  },
  {
    requiredKeys: [
      'v',
      'id',
      'act',
      'version',
      'subject',
      'epoch',
      'saw',
      'pen',
      'occurred',
      'data',
      'bodies',
    ],
  },
) as fc.Arbitrary<unknown> as fc.Arbitrary<Entry>;

describe('an entry’s bytes', () => {
  test('say the entry, whole, and are the same however often they are read and written', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const bytes = bytesOf(entry);
        expect(entryOf(bytes)).toEqual(entry);
        expect(bytesOf(entryOf(bytes))).toEqual(bytes);
      }),
    );
  });

  test('have their fields in one order, in whatever order the program had them', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as unknown as Entry;
        expect(bytesOf(shuffled)).toEqual(bytesOf(entry));
        expect(textOf(bytesOf(entry))).toMatch(
          /^\{"v":1,"id":"[^"]*","act":"[^"]*","version":\d,"subject":\{"kind":/,
        );
      }),
    );
  });

  test('of another format, of broken UTF-8 or of no JSON are not read', () => {
    expect(() => entryOf(encoded('{"v":2,"id":"x"}'))).toThrow('entry format unknown');
    expect(() => entryOf(encoded('{"v":1'))).toThrow();
    expect(() => entryOf(Uint8Array.from([0x7b, 0xff, 0x7d]))).toThrow();
  });
});

test('text with U+0000 or half of a surrogate pair is found before it can fail its neighbours', () => {
  expect(['', 'Bien reçu', '𝒌', 'Ẅ́', '👍'].filter((text) => !hasCleanCharacters(text))).toEqual([]);
  expect(['\u0000', 'a\u0000b', '\ud800', 'a\udc00', '\udc00\ud800'].filter(hasCleanCharacters)).toEqual([]);
});
