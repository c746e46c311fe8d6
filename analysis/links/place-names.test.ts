import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSpellingOf, plainName, soundOf, spellingDistance } from './place-names.ts';

const isOneName = (a: string, b: string) => isSpellingOf(plainName(a), plainName(b));

test('spellings of one name as they are heard', () => {
  const heard = [
    ['Livungi', 'Luvungi'],
    ['Kitchanga', 'Kichanga'],
    ['Masisi', 'Masissi'],
    ['Erengeti', 'Eringeti'],
    ['Kamanda', 'Komanda'],
    ['Rutshuru', 'Ruchuru'],
    ['Fizi', 'Fisi'],
    ['Walikalé', 'WALIKALE'],
    ['Village de Kibua', 'Kibuwa'],
  ] as const;
  for (const [a, b] of heard) expect([a, b, isOneName(a, b)]).toEqual([a, b, true]);
});

test('names of different places stay apart', () => {
  const different = [
    ['Goma', 'Loma'],
    ['Pinga', 'Pinda'],
    ['Bunia', 'Beni'],
    ['Numbi', 'Lumbi'],
    ['Mweso', 'Mwenga'],
    ['Kibua', ''],
  ] as const;
  for (const [a, b] of different) expect([a, b, isOneName(a, b)]).toEqual([a, b, false]);
});

test('spellings that forgiving edits cannot tell apart have one sound', () => {
  expect(soundOf(plainName('Livungi'))).toBe(soundOf(plainName('Luvungi')));
  expect(soundOf(plainName('Kitchanga'))).toBe(soundOf(plainName('Kichanga')));
  expect(soundOf(plainName('Goma'))).not.toBe(soundOf(plainName('Loma')));
});

test('the distance is the same both ways, and nothing for the same name', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abehiklmtuw'), maxLength: 12 });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(spellingDistance(a, b)).toBeCloseTo(spellingDistance(b, a), 10);
      expect(spellingDistance(a, a)).toBe(0);
    }),
  );
});
