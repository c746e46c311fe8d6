// What holds for every message of every area, whoever wrote it.
import { expect, test } from 'vitest';
import { messages as en } from './compiled/en.ts';
import { messages as fr } from './compiled/fr.ts';
import { messages as sw } from './compiled/sw.ts';
import { speaker, wordIds } from './speak.ts';
import { locales } from './spoken.ts';
import { valuesIn } from './values.ts';

const catalogs = { fr, en, sw };

/** Every message with its values filled in: 3 fits a number, a moment and a plain value alike. */
const spoken = locales.flatMap((locale) =>
  wordIds().map((id) => {
    const values = Object.fromEntries(valuesIn(catalogs[locale][id]).map((name) => [name, 3]));
    return { locale, id, text: speaker(locale)(id, values) };
  }),
);

test('every message can be spoken, and says something', () => {
  expect(spoken.length).toBeGreaterThan(locales.length * 300);
  expect(
    spoken.filter(({ text }) => text.trim() !== text || text === '' || /undefined|NaN|\[object/.test(text)),
  ).toEqual([]);
});

test('no message names a weekday: Congo Swahili counts them from Monday', () => {
  const weekday =
    /\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(mon|tues|wednes|thurs|fri|satur|sun)day|juma(mosi|pili|tatu|nne|tano)|alhamisi|ijumaa|siku ya (kwanza|pili|tatu|nne|tano|sita))\b/i;
  expect(spoken.filter(({ text }) => weekday.test(text))).toEqual([]);
  expect(['Réunion lundi', 'on Sunday', 'kabla ya Jumatatu'].every((text) => weekday.test(text))).toBe(true);
});

test('no Swahili message says "saa 3", which is 09:00', () => {
  const timeOfDay = /\bsaa (\d|moja|mbili|tatu|nne|tano|sita|saba|nane|tisa|kumi)/i;
  expect(spoken.filter(({ locale, text }) => locale === 'sw' && timeOfDay.test(text))).toEqual([]);
  expect(timeOfDay.test('bado saa 3')).toBe(true);
});

test('what is missing and what is forbidden read the same', () => {
  for (const locale of locales) {
    expect(speaker(locale)('refusals.act/not-yours')).toBe(speaker(locale)('refusals.alert/not-found'));
  }
});
