// Words of French, English and Congo Swahili that say the same thing in reports of one event. Beginnings of words, in
// lower case without accents; Swahili verbs by their root, since their front changes (`wameuawa`, `waliuawa`, `kuua`).
// Not checked by native speakers.

interface Thing {
  /** Beginnings of French, English and Swahili words; `$` ends a whole word. */
  starts: string;
  /** Roots of Swahili verbs. */
  roots?: string;
}

const THINGS: Record<string, Thing> = {
  kill: {
    starts: 'tue tuer meurtr mort assassin abattu kill dead death murder vifo maiti mauaji',
    roots: 'ua fariki',
  },
  wound: { starts: 'bless wound injur majeruhi jeraha', roots: 'jeruhi umiz' },
  loot: { starts: 'pill vole vols looted loot stole stolen robb wizi uporaji', roots: 'por ib nyang' },
  abduct: { starts: 'enlev kidnap rapt otage abduct hostage mateka nyara', roots: 'tek nyakul' },
  rape: { starts: 'viol$ viols$ viole$ violee$ violees$ violer$ rape raped ubakaji', roots: 'bak' },
  burn: { starts: 'brul incendi burn torch', roots: 'chom ungu' },
  flee: { starts: 'fuit fui fuy deplac fled flee displac wakimbizi', roots: 'kimbi ham' },
  attack: {
    starts: 'attaqu incursion assaut attack raid assault shambulio mashambulizi',
    roots: 'shambul vami',
  },
  fight: { starts: 'combat affront accroch clash fight battle mapigano vita', roots: 'pigan' },
  shoot: { starts: 'tirs tire coup shot shoot gunfire risasi' },
  arrest: { starts: 'arret detenu arrest detain', roots: 'kamat' },
  tax: { starts: 'taxe rancon racket extor tax ransom kodi ushuru fidia' },
  barrier: { starts: 'barrier barrag roadblock checkpoint kizuizi vizuizi' },
  soldiers: { starts: 'soldat militair fardc armee soldier army troop askari jeshi wanajeshi' },
  rebels: { starts: 'rebel milic inciviq bandit militia insurg waasi muasi mwasi wanamgambo' },
  woman: { starts: 'femme fille woman women girl mwanamke wanawake bibi msichana wasichana' },
  child: { starts: 'enfant child mtoto watoto' },
  house: { starts: 'maison house home nyumba' },
  market: { starts: 'marche market soko' },
  school: { starts: 'ecole school shule masomo' },
  church: { starts: 'eglise church kanisa' },
  road: { starts: 'route road barabara njia' },
  river: { starts: 'rivier river mto mutoni' },
  field: { starts: 'champ field farm shamba mashamba' },
  cattle: { starts: 'vache betail chevre cow cattle goat ngombe mbuzi' },
  night: { starts: 'nuit night usiku' },
};

const NUMBERS = [
  'deux two mbili wawili',
  'trois three tatu watatu',
  'quatre four nne wanne',
  'cinq five tano watano',
  'six sita',
  'sept seven saba',
  'huit eight nane wanane',
  'neuf nine tisa',
  'dix ten kumi',
];

const EMPTY_WORDS = new Set(
  [
    'a au aux avec c ce ces cet cette d dans de des du elle en est et etaient etait eu il ils l la le les leur leurs',
    'mais ne on ont ou par pas plus pour qu que qui s sa se ses son sont sur un une vers y',
    'about after also an and are as at be been before by for from had has have in into is it its near not of on one',
    'or over some that the their them there they this to was were when which who with',
    'baada bila cha hapa hata hii huko ile ili ilikuwa ina juu ka kama karibu katika kila kuwa kwa lakini moja mpaka',
    'na ndani ni pa sana tu va wa wako walikuwa ya yake yao za zao zote',
  ].flatMap((words) => words.split(' ')),
);

const NUMBER_OF = new Map(
  NUMBERS.flatMap((words, index) => words.split(' ').map((word) => [word, String(index + 2)] as const)),
);
const STARTS = Object.entries(THINGS).flatMap(([thing, { starts }]) =>
  starts.split(' ').map((start) => [start, thing] as const),
);
/** Subject and tense, or the infinitive, and perhaps an object stand before the root of a Swahili verb. */
const VERBS = Object.entries(THINGS).flatMap(([thing, { roots }]) =>
  roots === undefined
    ? []
    : [
        [
          new RegExp(
            `^(?:ku|(?:ni|u|a|tu|m|wa|i|li|zi|vi|ba)(?:li|na|ta|me|ka))(?:mu|m|wa|ku|tu|zi|i)?(?:${roots.replaceAll(' ', '|')})`,
          ),
          thing,
        ] as const,
      ],
);

/** Whether a plain word says nothing about an event. */
export function isEmptyWord(word: string): boolean {
  return EMPTY_WORDS.has(word);
}

/** What a plain word means in all three languages (`=kill`, `3`), or null for a word outside the lexicon. */
export function meaningOf(word: string): string | null {
  const number = NUMBER_OF.get(word);
  if (number !== undefined) return number;
  for (const [start, thing] of STARTS) if (`${word}$`.startsWith(start)) return `=${thing}`;
  for (const [pattern, thing] of VERBS) if (pattern.test(word)) return `=${thing}`;
  return null;
}
