// The list that a node begins with, made by us from dictionaries and by ear. No speaker has read it: every line is
// unchecked until a mission's own people have said that the word means this. FORMATS, languages.
import type { Language } from './acts.ts';
import type { Meaning } from './meanings.ts';
import type { ListedWord } from './recognise.ts';

type First = Readonly<Partial<Record<Meaning, string>>>;

/** Parted by commas; verbs in the infinitive. No bare `feu`, which would find a fire in every `coups de feu`. */
const french: First = {
  weapons: 'arme, fusil',
  shots: 'tir, tirer, coups de feu',
  killing: 'tuer, tué',
  abduction: 'enlever',
  // Not the infinitive: its `violent` would find a rape in every violent clash.
  rape: 'viol, violent les',
  looting: 'piller, pillage',
  fire: 'brûler',
  flight: 'fuir',
  roadblock: 'barrière',
  soldiers: 'soldat, militaire',
  many: 'beaucoup, bcp',
  night: 'nuit',
  market: 'marché',
  school: 'école',
  church: 'église',
  road: 'route',
  river: 'rivière',
  field: 'champ',
  help: 'au secours',
};

const congoSwahili: First = {
  weapons: 'silaha, bunduki',
  shots: 'risasi',
  killing: 'mauaji, wameua',
  abduction: 'kutekwa',
  rape: 'kubaka',
  looting: "kunyang'anya",
  fire: 'moto, kuchoma',
  flight: 'kukimbia',
  roadblock: 'kizuizi',
  soldiers: 'askari',
  many: 'wengi',
  night: 'usiku',
  market: 'soko',
  school: 'shule',
  church: 'kanisa',
  road: 'barabara, njia',
  river: 'mto',
  field: 'shamba',
  help: 'kusaidia',
};

const lingala: First = {
  weapons: 'mandoki',
  shots: 'masasi',
  killing: 'koboma',
  abduction: 'bakangi bato',
  rape: 'koviola',
  looting: 'koyiba',
  fire: 'kozikisa',
  flight: 'kokima',
  soldiers: 'basoda',
  many: 'mingi',
  night: 'butu',
  market: 'zando',
  school: 'kelasi',
  church: 'ndako ya nzambe',
  road: 'nzela',
  river: 'ebale',
  field: 'elanga',
  help: 'lisungi',
};

const kinyarwanda: First = {
  weapons: 'imbunda',
  shots: 'amasasu',
  killing: 'kwica, bishe',
  abduction: 'gushimuta',
  rape: 'ku ngufu',
  looting: 'gusahura',
  fire: 'umuriro, gutwika',
  flight: 'guhunga, bahunze',
  roadblock: 'bariyeri',
  soldiers: 'abasirikare',
  many: 'benshi',
  night: 'nijoro',
  market: 'isoko',
  school: 'ishuri',
  church: 'kiliziya',
  road: 'umuhanda',
  river: 'umugezi',
  field: 'umurima',
  help: 'gutabara',
};

const byLanguage: Readonly<Record<Language, First>> = {
  fr: french,
  swc: congoSwahili,
  lin: lingala,
  kin: kinyarwanda,
};

/** Every line of the first list, language by language. */
export const firstWords: readonly ListedWord[] = Object.entries(byLanguage).flatMap(([language, list]) =>
  Object.entries(list).flatMap(([meaning, words]) =>
    words.split(', ').map((word) => ({
      word,
      language: language as Language,
      meaning: meaning as Meaning,
    })),
  ),
);
