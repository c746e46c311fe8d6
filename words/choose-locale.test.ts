import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

test('French where nothing is said, or nothing that is spoken here', () => {
  expect(chooseLocale({})).toBe('fr');
  expect(chooseLocale({ LANG: 'C.UTF-8' })).toBe('fr');
  expect(chooseLocale({ LANG: 'de_DE.UTF-8' }, 'nl')).toBe('fr');
  expect(chooseLocale({ LANG: '' }, '')).toBe('fr');
});

test('English and Swahili from the environment, however they are written', () => {
  expect(['en', 'en_US.UTF-8', 'EN_gb', 'en-GB', 'en@euro'].map((LANG) => chooseLocale({ LANG }))).toEqual(
    Array(5).fill('en'),
  );
  expect(['sw', 'sw_CD.UTF-8', 'swc_CD', 'swh'].map((LANG) => chooseLocale({ LANG }))).toEqual(
    Array(4).fill('sw'),
  );
});

test('LC_ALL goes before LC_MESSAGES, and that before LANG', () => {
  expect(chooseLocale({ LC_ALL: 'sw_CD', LC_MESSAGES: 'en_GB', LANG: 'fr_CD' })).toBe('sw');
  expect(chooseLocale({ LC_MESSAGES: 'en_GB', LANG: 'sw_CD' })).toBe('en');
  expect(chooseLocale({ LC_ALL: 'C', LANG: 'en_GB' })).toBe('fr');
  expect(chooseLocale({ LC_ALL: '', LANG: 'en_GB' })).toBe('en');
});

test('what is asked for goes before the environment', () => {
  expect(chooseLocale({ LC_ALL: 'en_GB' }, 'sw')).toBe('sw');
  expect(chooseLocale({ LC_ALL: 'sw_CD' }, 'fr')).toBe('fr');
});
