// What may leave by SMS: the operator, the state and whoever holds the phone can read it.
import { describe, expect, test } from 'vitest';
import { gsm7Length, isOneSmsPart } from './gsm7.ts';
import { speaker, wordIds } from './speak.ts';
import { locales } from './spoken.ts';

/** The longest that a page can carry: four digits, and a count no duty will see. */
const longest: Record<string, string | number> = { code: '9999', count: 1_000_000 };

const sent = locales.flatMap((locale) =>
  wordIds('sms').flatMap((id) => [
    { locale, id, values: longest, text: speaker(locale)(id, longest) },
    { locale, id, values: { code: '47', count: 2 }, text: speaker(locale)(id, { code: '47', count: 2 }) },
  ]),
);

/** Beginnings of words that would tell a stranger what this is, in any of the three languages. */
const telling = [
  'alert',
  'alarm',
  'tahadhari',
  'patrol',
  'patrouil',
  'doria',
  'attack',
  'attaqu',
  'shambul',
  'monusco',
  'onu',
  'casque',
  'blue helmet',
  'hatari',
  'danger',
  'urgen',
  'haraka',
  'askari',
  'soldat',
  'soldier',
  'jeshi',
  'majeshi',
  'armee',
  'army',
  'military',
  'militaire',
  'milice',
  'militia',
  'polic',
  'polis',
  'pnc',
  'fardc',
  'anr',
  'rebel',
  'waasi',
  'arme',
  'arms',
  'weapon',
  'silaha',
  'bunduki',
  'risasi',
  'shot',
  'tir',
  'kill',
  'tue',
  'mort',
  'mauaji',
  'viol',
  'rape',
  'abduct',
  'enlev',
  'pillage',
  'loot',
  'village',
  'kijiji',
  'camp',
  'kambi',
  'commandant',
  'commander',
  'kamanda',
  'officier',
  'officer',
  'afisa',
  'garde',
  'duty',
  'zamu',
  'assistant',
  'msaidizi',
  'source',
  'protect',
  'ulinzi',
  'linda',
  'secour',
  'rescue',
  'msaada',
  'menace',
  'threat',
  'tishio',
  'groupe',
  'group',
  'kundi',
  'incident',
  'tukio',
  'mission',
  'misheni',
  'cla',
  'jpt',
  'exercise',
  'exercice',
  'zoezi',
  'anonym',
  'secret',
  'siri',
];
/** In capitals only: the French article is `un`. */
const tellingCapitals = ['UN', 'ONU'];

/** DOMAIN, section 7, and the provinces. */
const places = [
  'Goma',
  'Sake',
  'Rubaya',
  'Masisi',
  'Nyabiondo',
  'Kashebere',
  'Kibua',
  'Ntoto',
  'Luvungi',
  'Walikale',
  'Pinga',
  'Kitchanga',
  'Mweso',
  'Nyanzale',
  'Kibirizi',
  'Kanyabayonga',
  'Rutshuru',
  'Kiwanja',
  'Bunagana',
  'Nyamilima',
  'Ishasha',
  'Lubero',
  'Butembo',
  'Beni',
  'Mbau',
  'Oicha',
  'Mamove',
  'Bukavu',
  'Minova',
  'Numbi',
  'Hombo',
  'Bunyakiri',
  'Walungu',
  'Shabunda',
  'Lulingu',
  'Mwenga',
  'Kamituga',
  'Lemera',
  'Sange',
  'Uvira',
  'Baraka',
  'Fizi',
  'Bunia',
  'Komanda',
  'Mambasa',
  'Djugu',
  'Mahagi',
  'Aru',
  'Faradje',
  'Kivu',
  'Ituri',
  'Uele',
  'Congo',
  'Kinshasa',
];

/** What of a text would tell a stranger something; empty for a safe one. */
function tells(text: string, values: Record<string, string | number>): string[] {
  const words = text.toLowerCase().split(/[^a-z]+/);
  const began = telling.filter((start) =>
    start.includes(' ') ? text.toLowerCase().includes(start) : words.some((word) => word.startsWith(start)),
  );
  const capitals = tellingCapitals.filter((word) => text.split(/[^A-Za-z]+/).includes(word));
  const named = places.filter((place) => words.includes(place.toLowerCase()));
  const given = Object.values(values).map(String);
  const digits = (text.match(/\d+/g) ?? []).filter((number) => !given.includes(number));
  return [...began, ...capitals, ...named, ...digits];
}

describe('every SMS, in every language, with the longest values', () => {
  test('there are SMS to look at', () => {
    expect(sent.length).toBeGreaterThanOrEqual(6 * locales.length * 2);
  });

  test('is one GSM-7 part without accents', () => {
    const bad = sent.filter(
      ({ text }) => !isOneSmsPart(text) || !/^[\x20-\x7e]+$/.test(text) || text.length !== gsm7Length(text),
    );
    expect(bad).toEqual([]);
  });

  test('means nothing to a stranger', () => {
    const telltales = sent.map(({ locale, id, values, text }) => ({
      locale,
      id,
      tells: tells(text, values),
    }));
    expect(telltales.filter((each) => each.tells.length > 0)).toEqual([]);
  });

  test('carries the code and the count of a page whole, without separators', () => {
    for (const locale of locales) {
      const text = speaker(locale)('sms.page-many', { code: '47', count: 1234 });
      expect(text).toContain('1234');
      expect(text.endsWith(' 47')).toBe(true);
      expect(speaker(locale)('sms.page', { code: '05' }).endsWith(' 05')).toBe(true);
    }
  });
});

test('the list of telling words does catch', () => {
  const caught = [
    'Alerte recue',
    'Patrouille a 3 km',
    'Appel de Sake',
    'Les soldats arrivent',
    'UN base',
    'Kamanda, unipigie',
    'Call me, 12:30',
  ];
  expect(caught.filter((text) => tells(text, { code: '47' }).length === 0)).toEqual([]);
});
