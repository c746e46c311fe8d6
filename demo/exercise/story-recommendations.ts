// Recommendations in every state, two of them overdue. EXERCISE.
import type { Step } from './exercise.ts';
import { ago, ahead, type Deed, type Fields, followed, named } from './followed.ts';

/** Who answers for it and what it is, made by the team unless another office is named. */
function recommended(
  name: string,
  daysAgo: number,
  by: string,
  fields: Fields,
  ...deeds: readonly Deed[]
): Step[] {
  return followed('recommendation', name, [daysAgo, by, 'make', fields], ...deeds);
}

const ntoto = { base: 'kibua', community: 'ntoto', visit: named('visit kibua') };
const bisembo = { base: 'walikale', community: 'bisembo', visit: named('visit walikale') };

export const storyRecommendations: readonly Step[] = [
  ...recommended(
    'market patrols',
    40,
    'nk-jpt',
    {
      ...ntoto,
      owner: 'kibua-commander',
      due: ago(5),
      kind: 'presence',
      priority: 'must',
      plan: named('plan ntoto'),
      words: "EXERCICE : être au marché de Ntoto les mardis et vendredis, de l'aube à midi.",
    },
    [38, 'kibua-commander', 'agree'],
    [30, 'kibua-commander', 'start'],
  ),
  ...recommended(
    'radio at ntoto',
    40,
    'nk-jpt',
    {
      ...ntoto,
      owner: 'nk-duty-officer',
      due: ago(12),
      kind: 'radio',
      priority: 'should',
      words: 'EXERCICE : une radio HF au poste de santé.',
    },
    [36, 'nk-duty-officer', 'agree'],
  ),
  ...recommended(
    'lamps',
    40,
    'nk-jpt',
    {
      ...ntoto,
      owner: 'kibua-commander',
      due: ahead(4),
      kind: 'lighting',
      priority: 'could',
      words: "EXERCICE : deux lampes solaires au point d'eau.",
    },
    [37, 'kibua-commander', 'agree'],
    [6, 'kibua-commander', 'claim', { evidence: 'EXERCICE : posées samedi, photo au dossier.' }],
  ),
  ...recommended(
    'night patrol',
    40,
    'nk-jpt',
    {
      base: 'kibua',
      community: 'luvungi-walikale',
      visit: named('visit kibua'),
      owner: 'kibua-commander',
      due: ago(20),
      kind: 'patrol',
      priority: 'must',
    },
    [38, 'kibua-commander', 'agree'],
    [26, 'kibua-commander', 'claim', { evidence: 'EXERCICE : une patrouille de nuit par semaine.' }],
    [
      23,
      'kibua-cla-1',
      'check',
      { found: 'done', words: 'EXERCICE : les gens les ont vus trois semaines de suite.' },
    ],
  ),
  ...recommended(
    'dialogue',
    11,
    'nk-jpt',
    { ...bisembo, owner: 'nk-protection-manager', due: ahead(21), kind: 'dialogue', priority: 'should' },
    [10, 'nk-protection-manager', 'agree'],
    [7, 'nk-protection-manager', 'start'],
  ),
  ...recommended(
    'road to bisembo',
    11,
    'nk-jpt',
    { ...bisembo, owner: 'walikale-commander', due: ahead(10), kind: 'road', priority: 'should' },
    [
      9,
      'walikale-commander',
      'decline',
      { reason: 'no-means', words: "EXERCICE : pas d'engin avant janvier." },
    ],
  ),
  ...recommended('escort', 11, 'nk-jpt', {
    ...bisembo,
    owner: 'walikale-commander',
    due: ahead(14),
    kind: 'patrol',
    priority: 'must',
    plan: named('plan walikale'),
    words: 'EXERCICE : accompagner les femmes aux champs deux fois par semaine.',
  }),
  ...recommended(
    'wells',
    10,
    'nk-protection-manager',
    { base: 'walikale', owner: 'nk-head-of-office', due: ahead(30), kind: 'humanitarian', priority: 'could' },
    [6, 'nk-head-of-office', 'agree'],
  ),
  ...recommended(
    'authorities',
    35,
    'nk-protection-manager',
    {
      base: 'beni',
      community: 'mbau',
      owner: 'nk-head-of-office',
      due: ago(3),
      kind: 'authorities',
      priority: 'must',
    },
    [22, 'nk-protection-manager', 'overtake', { words: "EXERCICE : l'unité a quitté la place." }],
  ),
  ...recommended(
    'training',
    58,
    'sk-jpt',
    {
      base: 'uvira',
      community: 'lemera',
      visit: named('visit uvira'),
      owner: 'uvira-commander',
      due: ahead(20),
      kind: 'training',
      priority: 'should',
    },
    [55, 'uvira-commander', 'agree'],
    [32, 'uvira-commander', 'claim', { evidence: 'EXERCICE : deux séances tenues.' }],
    [29, 'uvira-cla-1', 'check', { found: 'partly', words: 'EXERCICE : une séance sur deux.' }],
  ),
  ...recommended(
    'presence at lemera',
    58,
    'sk-jpt',
    {
      base: 'uvira',
      community: 'lemera',
      visit: named('visit uvira'),
      owner: 'uvira-commander',
      due: ago(31),
      kind: 'presence',
      priority: 'must',
    },
    [57, 'uvira-commander', 'agree'],
    [40, 'uvira-commander', 'claim'],
    [35, 'uvira-cla-2', 'check', { found: 'done' }],
  ),
  ...recommended('network at hombo', 9, 'sk-protection-manager', {
    base: 'bunyakiri',
    community: 'hombo',
    owner: 'bunyakiri-commander',
    due: ahead(25),
    kind: 'radio',
    priority: 'should',
  }),
];
