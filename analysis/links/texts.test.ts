import { expect, test } from 'vitest';
import { meaningOf } from './lexicon.ts';
import { likeness, prepareTexts, wordsOf } from './texts.ts';

test('words of three languages for one thing are one word', () => {
  const things = {
    '=kill': ['tués', 'killed', 'wameuawa', 'waliuawa', 'kuua', 'mauaji'],
    '=loot': ['pillage', 'looted', 'waliiba', 'wameporwa', 'kupora'],
    '=abduct': ['enlevées', 'abducted', 'walitekwa', 'ametekwa'],
    '=burn': ['incendiées', 'burnt', 'wamechoma'],
    '=flee': ['fuite', 'fled', 'wanakimbia'],
  };
  for (const [thing, words] of Object.entries(things))
    for (const word of words) expect([word, wordsOf(word)]).toEqual([word, [thing]]);
});

test('names of places are no verbs, and violence is no rape', () => {
  for (const name of ['kibua', 'luvungi', 'walikale', 'mambasa', 'uvira', 'violences', 'moto'])
    expect([name, meaningOf(name)]).toEqual([name, null]);
});

test('an account is nearer to the same event in another language than to another event', () => {
  const texts = prepareTexts([
    'Usiku waasi walishambulia Livungi, watu 3 wameuawa, nyumba zimechomwa',
    'Attaque des rebelles à Luvungi dans la nuit : 3 morts, des maisons incendiées',
    'Rebels attacked Luvungi at night; three killed and houses burned',
    'Barrière de soldats sur la route de Masisi, taxe imposée aux femmes qui vont au marché',
    'Deux vaches volées à Kibua',
    '',
  ]);
  for (const [a, b] of [
    [0, 1],
    [1, 2],
    [0, 2],
  ] as const) {
    expect(likeness(texts, a, b)).toBeGreaterThan(0.4);
    expect(likeness(texts, a, 3)).toBeLessThan(0.15);
    expect(likeness(texts, b, 4)).toBeLessThan(0.15);
  }
  expect(likeness(texts, 0, 0)).toBeCloseTo(1, 10);
  expect(likeness(texts, 0, 5)).toBeNaN();
});
