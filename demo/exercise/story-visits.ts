// Visits of Joint Protection Teams and the plans that came of them. EXERCISE: whoever is meant by the words is invented,
// and named nowhere.
import type { Step } from './exercise.ts';
import { ago, ahead, followed, named } from './followed.ts';

const roster = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([component, people]) => ({ component, people }));
const whole = roster({
  military: 2,
  police: 2,
  'civil-affairs': 1,
  'human-rights': 2,
  'child-protection': 1,
});
const withoutChildren = roster({ military: 1, 'civil-affairs': 2, 'human-rights': 2 });
const small = roster({ police: 1, 'civil-affairs': 1 });

const visits: readonly Step[] = [
  ...followed(
    'visit',
    'visit kibua',
    [
      64,
      'kibua-cla-1',
      'want',
      {
        base: 'kibua',
        communities: ['ntoto', 'luvungi-walikale'],
        by: ago(40),
        words: "EXERCICE : deux villages demandent depuis mai que quelqu'un vienne les écouter.",
      },
    ],
    [
      56,
      'nk-jpt',
      'plan',
      {
        from: ago(46),
        until: ago(43),
        communities: ['ntoto', 'luvungi-walikale'],
        roster: whole,
        vehicles: 3,
      },
    ],
    [50, 'kibua-cla-1', 'check', { item: 'villages-told' }],
    [49, 'kibua-cla-1', 'check', { item: 'women-met-apart' }],
    [
      42,
      'nk-jpt',
      'hold',
      {
        from: ago(46),
        until: ago(43),
        communities: ['ntoto', 'luvungi-walikale'],
        roster: whole,
      },
    ],
  ),
  ...followed(
    'visit',
    'visit walikale',
    [30, 'walikale-commander', 'want', { base: 'walikale', communities: ['walikale', 'bisembo'] }],
    [
      24,
      'nk-jpt',
      'plan',
      {
        from: ago(16),
        until: ago(13),
        communities: ['walikale', 'bisembo'],
        roster: withoutChildren,
        vehicles: 2,
      },
    ],
    [
      12,
      'nk-jpt',
      'hold',
      {
        from: ago(16),
        until: ago(13),
        communities: ['walikale', 'bisembo'],
        roster: withoutChildren,
      },
    ],
  ),
  ...followed(
    'visit',
    'visit kiwanja',
    [20, 'kiwanja-cla-1', 'want', { base: 'kiwanja', communities: ['nyamilima'], by: ahead(14) }],
    [
      9,
      'nk-jpt',
      'plan',
      {
        from: ahead(6),
        until: ahead(8),
        communities: ['nyamilima', 'ishasha'],
        roster: withoutChildren,
        vehicles: 2,
        checked: ['assistant-told', 'vehicles'],
      },
    ],
    [8, 'kiwanja-cla-1', 'check', { item: 'route-and-season' }],
  ),
  ...followed(
    'visit',
    'visit beni',
    [33, 'beni-cla-2', 'want', { base: 'beni', communities: ['mbau', 'oicha'] }],
    [
      27,
      'nk-jpt',
      'plan',
      {
        from: ago(20),
        until: ago(18),
        communities: ['mbau', 'oicha'],
        roster: small,
        vehicles: 2,
      },
    ],
    [
      21,
      'nk-jpt',
      'cancel',
      {
        reason: 'no-vehicle',
        words: 'EXERCICE : les deux véhicules sont partis pour une autre tâche.',
      },
    ],
  ),
  ...followed('visit', 'visit nyabiondo', [
    17,
    'nyabiondo-cla-1',
    'want',
    {
      base: 'nyabiondo',
      communities: ['pinga'],
      by: ahead(30),
      words: "EXERCICE : aucune équipe n'est jamais venue ici.",
    },
  ]),
  ...followed(
    'visit',
    'visit uvira',
    [71, 'sk-protection-manager', 'want', { base: 'uvira', communities: ['lemera'] }],
    [
      60,
      'sk-jpt',
      'hold',
      { from: ago(63), until: ago(62), communities: ['lemera', 'sange'], roster: whole },
    ],
  ),
  ...followed(
    'visit',
    'visit mwenga',
    [25, 'mwenga-cla-1', 'want', { base: 'mwenga', communities: ['kamituga'] }],
    [15, 'sk-jpt', 'cancel', { reason: 'road-closed' }],
  ),
  ...followed(
    'visit',
    'visit bunyakiri',
    [10, 'bunyakiri-cla-1', 'want', { base: 'bunyakiri', communities: ['hombo', 'numbi'] }],
    [
      5,
      'sk-jpt',
      'plan',
      {
        from: ahead(10),
        until: ahead(12),
        communities: ['hombo', 'numbi'],
        roster: whole,
        vehicles: 3,
      },
    ],
  ),
  // Both were called elsewhere: the team that is to come would meet nobody.
  ...['bunyakiri-cla-1', 'bunyakiri-cla-2'].map(
    (post, nth): Step => ({
      minutesAgo: 4 - nth,
      kind: 'act',
      act: 'post.vacate',
      by: 'administrator',
      on: post,
      fields: {},
    }),
  ),
];

const plans: readonly Step[] = [
  ...followed(
    'plan',
    'plan ntoto',
    [
      41,
      'nk-jpt',
      'open',
      {
        base: 'kibua',
        communities: ['ntoto'],
        visit: named('visit kibua'),
        threats: ['looting', 'abduction'],
        measures: ['presence-on-market-days', 'alert-network'],
        review: ago(2),
        words: 'EXERCICE : convenu avec les gens de Ntoto, réunis deux fois.',
      },
    ],
    [39, 'nk-protection-manager', 'approve'],
    [
      28,
      'nk-jpt',
      'amend',
      {
        threats: ['looting', 'abduction'],
        measures: ['presence-on-market-days', 'alert-network', 'escort-to-fields'],
        review: ago(2),
      },
    ],
  ),
  ...followed('plan', 'plan walikale', [
    11,
    'nk-jpt',
    'open',
    {
      base: 'walikale',
      communities: ['bisembo'],
      visit: named('visit walikale'),
      threats: ['attack', 'displacement'],
      measures: ['patrol-route', 'early-warning-drill'],
      review: ahead(60),
    },
  ]),
];

export const storyVisits: readonly Step[] = [...visits, ...plans];
