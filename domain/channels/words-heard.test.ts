import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCourtesy, pageCodeIn, senderForm } from './words-heard.ts';

describe('B4 a courtesy opens no alert', () => {
  test.each([
    'merci',
    'Merci',
    'MERCI !',
    ' merci. ',
    'merci beaucoup',
    'ok',
    'OK.',
    "d'accord",
    'D’accord',
    'bien reçu',
    'Bien recu.',
    'aksanti',
    'Aksanti sana!',
    'asante',
    'sawa',
    'Sawa sawa',
    'ndiyo',
    'thanks',
    'matondo',
    'murakoze',
  ])('%s', (text) => {
    expect(isCourtesy(text)).toBe(true);
  });

  test.each([
    'moto',
    'silaha',
    'au secours',
    'aide',
    'tuvienne',
    '?',
    '',
    '   ',
    '...',
    '👍',
    'ok moto',
    'merci venez',
    'sawa lakini wako hapa',
    'okapi',
    'mercis',
    '0',
    '112',
  ])('one word that is none is a valid alert, and so is a word more: "%s"', (text) => {
    expect(isCourtesy(text)).toBe(false);
  });

  test('any word added to a courtesy makes an alert of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('merci', 'ok', 'sawa'),
        fc.stringMatching(/^[b-z]{5,12}$/),
        (courtesy, word) => {
          expect(isCourtesy(`${courtesy} ${word}x`)).toBe(false);
        },
      ),
    );
  });
});

describe('B3 the digits of a page in a reply', () => {
  test.each([
    ['47', '47'],
    ['Ok 47.', '47'],
    ['47 ok', '47'],
    ['« 47 »', '47'],
    ['#47', '47'],
    ['047', '047'],
    ['4711', '4711'],
    [' 47\n', '47'],
    ['Nimeona: 47', '47'],
  ])('%s', (text, code) => {
    expect(pageCodeIn(text)).toBe(code);
  });

  test.each([
    '',
    'ok',
    '4',
    '12345',
    '47 48',
    '4 7',
    'je viens à 47',
    'viens vite 47',
    'nous sommes 20 ici',
    '+243810000001',
    '081 000 00 01',
  ])('"%s" answers no page', (text) => {
    expect(pageCodeIn(text)).toBeNull();
  });

  test('what is found is always what was sent, digit by digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{2,4}$/),
        fc.constantFrom('', 'ok ', 'Sawa. ', '\t'),
        (code, before) => {
          expect(pageCodeIn(`${before}${code}`)).toBe(code);
        },
      ),
    );
  });
});

describe('B3 who is speaking: a number, or an operator', () => {
  test.each([
    ['+243810000001'],
    ['+243 81 000 00 01'],
    ['00243810000001'],
    ['0810000001'],
    ['081-000-0001'],
    ['(081) 000 00 01'],
    ['243810000001'],
    ['810000001'],
  ])('%s is the phone +243810000001', (from) => {
    expect(senderForm(from)).toEqual({ form: 'number', number: '+243810000001' });
  });

  test('a phone from across the border keeps its own country', () => {
    expect(senderForm('+250780000001')).toEqual({ form: 'number', number: '+250780000001' });
    expect(senderForm('00256700000001')).toEqual({ form: 'number', number: '+256700000001' });
    expect(senderForm('0780000001', '250')).toEqual({ form: 'number', number: '+250780000001' });
  });

  test.each([
    '1111',
    '110',
    '1',
    '123456',
    '+1111',
    'Airtel',
    'M-PESA',
    'VODACOM',
    'Orange Money',
    '',
    '0810O00001',
    'Kivu24',
  ])('"%s" is a short code or a name: set aside, counted, never answered', (from) => {
    expect(senderForm(from)).toEqual({ form: 'operator' });
  });

  test('one phone is one number, in whichever form it is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[89]\d{8}$/), (national) => {
        const written = [`+243${national}`, `00243${national}`, `0${national}`, national, `243${national}`];
        const found = written.map((from) => JSON.stringify(senderForm(from)));
        expect(new Set(found).size).toBe(1);
      }),
    );
  });
});
