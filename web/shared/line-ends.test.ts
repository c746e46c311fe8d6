import { expect, it } from 'vitest';
import { codeWords } from './code-words.ts';
import { keepSigns } from './line-ends.ts';

it('keeps the high signs of French with their word', () => {
  expect(keepSigns('Protégez la source : « rien ». Armes ? Marché ! Oui ; non')).toBe(
    'Protégez la source\u00a0: «\u00a0rien\u00a0». Armes\u202f? Marché\u202f! Oui\u202f; non',
  );
});

it('leaves times, addresses and other languages as they are', () => {
  for (const text of ['03:12', 'https://ulinzi.example', 'Seen: 3 people?', 'Nani? Wapi!']) {
    expect(keepSigns(text)).toBe(text);
  }
});

it('says a code that the catalogs do not know as it is, whether they throw or give the id back', () => {
  expect(codeWords((id) => id, 'alerts.event', 'new-thing')).toBe('new-thing');
  expect(
    codeWords(
      () => {
        throw new Error('no such words');
      },
      'alerts.event',
      'new-thing',
    ),
  ).toBe('new-thing');
});
