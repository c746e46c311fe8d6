import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, septetsOf, textOfSeptets, unpack } from './gsm7.ts';

test('septets come out of their octets as they went in, wherever they begin', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(127)), fc.nat(6), (septets, fillBits) => {
      expect(unpack(pack(septets, fillBits), septets.length, fillBits)).toEqual(septets);
    }),
  );
});

test("the standard's own example", () => {
  expect(pack(septetsOf('hellohello')!).toString('hex').toUpperCase()).toBe('E8329BFD4697D9EC37');
});

test('a text comes out as it went in, and one with other signs is none', () => {
  expect(textOfSeptets(septetsOf('Attaque à Kibua [€5] {oui}')!)).toBe('Attaque à Kibua [€5] {oui}');
  expect(septetsOf('Kibua ✓')).toBeNull();
});
