// Reports of the last two weeks: every kind, one returned, one that waits too long, some of nothing, one of security
// forces, one for the mentor alone. EXERCISE: whoever is meant by the words is invented, and named nowhere.
import type { Step } from './exercise.ts';
import { ago, type Deed, type Fields, followed, named } from './followed.ts';

let count = 0;

/** Sent so many days ago, of that day, and what the office did with it. */
function report(daysAgo: number, by: string, fields: Fields, ...deeds: readonly Deed[]): Step[] {
  const sent = { readers: 'base', from: ago(daysAgo), ...fields };
  return followed('report', `report ${++count}`, [daysAgo, by, 'send', sent], ...deeds);
}

const accepted = (daysAgo: number, by: string, quality: number): Deed => [daysAgo, by, 'accept', { quality }];
const [nk, sk, it] = ['nk-protection-manager', 'sk-protection-manager', 'it-protection-manager'] as const;
const nothing = { kind: 'daily', isNil: true };
const activity = (what: string, minutes: number) => ({ kind: 'activity', activity: what, minutes });

const incidents: readonly Step[] = [
  ...report(
    9.6,
    'kibua-cla-1',
    {
      kind: 'incident',
      event: 'shots',
      actor: 'armed-group',
      community: 'ntoto',
      placePrecision: 'near',
      datePrecision: 'day',
      contact: 'met-in-village',
      knownTo: 'under-200',
      alerts: [named('ntoto-shots')],
      displacedLow: 40,
      displacedHigh: 90,
      text: 'EXERCICE : tirs près du marché en fin de journée, huit hommes au moins. Les gens ont passé la nuit dehors et sont revenus.',
    },
    accepted(9.1, nk, 5),
    [8.9, 'nk-head-of-office', 'code', { event: 'shots', actor: 'armed-group' }],
  ),
  ...report(
    6.4,
    'kiwanja-cla-1',
    {
      kind: 'incident',
      readers: 'province',
      event: 'extortion',
      actor: 'national-forces',
      community: 'nyamilima',
      contact: 'meeting',
      knownTo: 'under-50',
      text: "EXERCICE : une taxe est demandée à la barrière les jours de marché. Ceux qui refusent sont retenus jusqu'au soir.",
    },
    accepted(5.8, nk, 4),
  ),
  ...report(
    4.3,
    'beni-cla-2',
    {
      kind: 'incident',
      event: 'abduction',
      actor: 'unknown',
      placePrecision: 'territory',
      contact: 'hearsay',
      knownTo: 'many',
      text: 'EXERCICE : on parle de trois personnes emmenées sur la route des champs. Personne ne dit où.',
    },
    [
      3.9,
      nk,
      'return',
      { reason: 'place', comment: 'EXERCICE : de quelle route s’agit-il ? Près de quel village ?' },
    ],
  ),
  ...report(0.9, 'mwenga-cla-1', {
    kind: 'incident',
    event: 'arrest',
    actor: 'police',
    community: 'kamituga',
    contact: 'authorities',
    knownTo: 'few',
    text: 'EXERCICE : deux creuseurs arrêtés après une dispute au puits, relâchés le lendemain contre paiement.',
  }),
];

const everyday: readonly Step[] = [
  ...report(12.5, 'kibua-cla-2', { ...nothing }, accepted(12.1, nk, 4)),
  ...report(
    11.5,
    'kibua-cla-1',
    {
      kind: 'daily',
      security: 'EXERCICE : calme à Kibua et sur la route de Ntoto.',
      movements: 'EXERCICE : une colonne d’une vingtaine d’hommes vue de loin, vers l’ouest.',
      contact: 'met-at-base',
    },
    accepted(11, nk, 3),
  ),
  ...report(3.5, 'kibua-cla-1', { ...nothing }, accepted(3.1, nk, 4)),
  ...report(
    2.6,
    'walikale-cla-1',
    {
      kind: 'daily',
      security: 'EXERCICE : barrière levée sur la route de Bisembo.',
      needs: 'EXERCICE : le puits du marché est cassé.',
    },
    accepted(2.2, nk, 4),
  ),
  ...report(1.7, 'nyabiondo-cla-1', {
    kind: 'daily',
    tensions: 'EXERCICE : dispute pour un champ entre deux familles, le conseil du village se réunit demain.',
    contact: 'meeting',
  }),
  ...report(0.6, 'kitchanga-cla-1', { ...nothing }),
  ...report(0.4, 'komanda-cla-1', {
    kind: 'daily',
    displacement: 'EXERCICE : dix ménages arrivés du nord, logés dans l’école.',
    displacedLow: 45,
    displacedHigh: 60,
    community: 'komanda',
  }),
  ...report(
    8.2,
    'beni-cla-1',
    {
      kind: 'weekly',
      from: ago(14),
      until: ago(8),
      security: 'EXERCICE : deux nuits de tirs entendus au nord, aucune attaque.',
      displacement: 'EXERCICE : les familles dorment à Oicha et retournent aux champs le jour.',
      planned: 'EXERCICE : réunion avec les femmes du marché.',
    },
    accepted(7.4, nk, 5),
  ),
  ...report(
    7.9,
    'bunyakiri-cla-1',
    {
      kind: 'weekly',
      from: ago(14),
      until: ago(8),
      security: 'EXERCICE : calme.',
      authorities: 'EXERCICE : nouveau chef de poste, rencontré une fois.',
    },
    accepted(7.2, sk, 2),
  ),
  ...report(
    5.1,
    'baraka-cla-2',
    {
      kind: 'flash',
      event: 'displacement',
      actor: 'armed-group',
      community: 'baraka',
      contact: 'call',
      text: 'EXERCICE : des familles arrivent à pied depuis ce matin, encore une centaine sur la route.',
      displacedLow: 80,
      displacedHigh: 150,
    },
    accepted(5, sk, 4),
  ),
  ...report(0.2, 'bunia-cla-1', {
    kind: 'flash',
    event: 'tension',
    actor: 'community',
    community: 'bunia',
    contact: 'seen-oneself',
    text: 'EXERCICE : des jeunes bloquent le carrefour du marché, pas de blessé.',
  }),
];

const activities: readonly Step[] = [
  ...report(13.2, 'kibua-cla-1', activity('liaison', 120), accepted(12.8, nk, 4)),
  ...report(10.2, 'kibua-cla-2', activity('interpretation', 90), accepted(9.9, nk, 4)),
  ...report(
    6.1,
    'kibua-cla-1',
    { ...activity('negotiation', 150), text: 'EXERCICE : la barrière a été déplacée hors du village.' },
    accepted(5.9, nk, 5),
  ),
  ...report(4.8, 'nyabiondo-cla-1', activity('analysis', 60), accepted(4.4, nk, 3)),
  ...report(2.9, 'uvira-cla-1', activity('training', 180), accepted(2.5, sk, 4)),
  ...report(1.4, 'bunia-cla-2', activity('liaison', 75), accepted(0.9, it, 4)),
];

/** Of a team, and between an Assistant and her mentor alone. */
const others: readonly Step[] = [
  ...report(
    37,
    'nk-jpt',
    {
      kind: 'visit',
      base: 'kibua',
      from: ago(46),
      until: ago(43),
      visit: named('visit kibua'),
      observations: [
        { what: 'markets', mark: 'some' },
        { what: 'movement-of-women', mark: 'grave' },
        { what: 'schools', mark: 'fine' },
        { what: 'alert-network', mark: 'some' },
      ],
      text: 'EXERCICE : les femmes ne vont plus seules aux champs. Le marché vit le matin seulement.',
    },
    accepted(36.5, nk, 4),
  ),
  ...report(
    2.1,
    'walikale-cla-1',
    {
      kind: 'flash',
      readers: 'mentor',
      text: 'EXERCICE : on me demande à la base qui me parle au village. Je n’ai rien dit. Que dois-je répondre ?',
    },
    [1.8, nk, 'accept', { quality: 5, comment: 'EXERCICE : vous avez bien fait. Parlons-en demain.' }],
  ),
];

export const storyReports: readonly Step[] = [...incidents, ...everyday, ...activities, ...others];
