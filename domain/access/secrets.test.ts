import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseFault, pinFault } from './secrets.ts';

describe('a passphrase', () => {
  it.each([
    ['mvua ndogo juu ya daraja', null],
    ['La chèvre bleue dort debout', null],
    ['kinshasa 4821 mvua daraja', null],
    ['mvua ndogo', 'too-short'],
    ['éééééééééé', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['kibua-cla-1!', 'says-the-post'],
    ['KIBUA CLA 1 kibua', 'says-the-post'],
    ['motdepasse2026', 'obvious'],
    ['Mot de passe !!', 'obvious'],
    ['Password1234567', 'obvious'],
    ['bonjour congo 1', 'obvious'],
    ['aaaaaaaaaaaaaa', 'obvious'],
    ['abcabcabcabcabc', 'obvious'],
    ['abcdefghijklmn', 'obvious'],
    ['123456789012', 'obvious'],
  ])('%s: %s', (passphrase, fault) => {
    expect(passphraseFault(passphrase, 'kibua-cla-1')).toBe(fault);
  });

  it('of four words that nobody chose is always taken', () => {
    const word = fc.string({ unit: fc.constantFrom(...'bdfgjkmnprstvz'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (words) => {
        fc.pre(new Set(words).size === 4);
        expect(passphraseFault(words.join(' '), 'kibua-cla-1')).toBeNull();
      }),
    );
  });
});

describe('a PIN', () => {
  it.each([
    ['274816', null],
    ['112358', null],
    ['000000', 'obvious'],
    ['121212', 'obvious'],
    ['123123', 'obvious'],
    ['123456', 'obvious'],
    ['654321', 'obvious'],
    ['890123', 'obvious'],
    ['12345', 'too-short'],
    ['1234567', 'too-long'],
    ['12345a', 'too-short'],
  ])('%s: %s', (pin, fault) => {
    expect(pinFault(pin)).toBe(fault);
  });
});
