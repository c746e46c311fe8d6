// Ten days at Kibua, where the exercise's gateway stands: what strangers write comes in here.
import type { Step } from './exercise.ts';
import { exerciseNumber } from './posts.ts';
import {
  assessed,
  type Deed,
  heard,
  passedOn,
  patrolled,
  promised,
  replied,
  settled,
  sourceAt,
  spoken,
  toldAndClosed,
  toldVillage,
  typed,
} from './told.ts';

const here = (alert: string, minutesAgo: number) => ({ alert, minutesAgo, base: 'kibua', province: 'nk' });
const day = 24 * 60;

const shots = here('ntoto-shots', 14_100);
const neighbour = here('kibua-neighbours-phone', 13_050);
const flood = here('luvungi-flood', 11_640);
const bip = here('kibua-bip', 10_300);
const otherVoice = here('kashebere-other-voice', 9_100);
const fire = here('ntoto-fire', 8_300);
const smoke = here('kibua-smoke', 8_292);
const test = here('kibua-test-call', 7_200);
const radio = here('luvungi-radio', 6_050);
const barrier = here('ntoto-barrier', 4_900);

/** The same words sixty times in twelve minutes: one alert, counted, ringing again. */
const again: Deed[] = Array.from({ length: 59 }, (_, n) => [
  Math.ceil((n + 1) / 5),
  'caller',
  'writes',
  { text: 'Ils sont entres au village, aidez-nous' },
]);

export const storyKibua: readonly Step[] = [
  ...heard(
    shots,
    sourceAt('ntoto'),
    'Risasi karibu na soko, watu wanakimbia',
    replied(3),
    spoken(6, {
      event: 'shots',
      actor: 'armed-group',
      howManyAtLeast: 8,
      direction: 'w',
      urgency: 'immediate',
      certainty: 'observed',
    }),
    assessed(11, 'b', '2'),
    patrolled(
      [16, 24, 66, 140],
      'protected',
      'Exercice : patrouille passee par le marche, puis par l ecole.',
    ),
    toldAndClosed(190),
  ),
  promised(shots, [192, 'commander'], 'promise-ntoto-patrol', {
    community: 'ntoto',
    kind: 'patrol',
    due: { after: 4 * day },
    words: 'Exercice : une patrouille chaque jour de marche.',
  }),
  settled(shots, [3 * day + 300, 'commander'], 'promise-ntoto-patrol', { result: 'kept', told: 'yes' }),

  ...heard(
    neighbour,
    exerciseNumber('98114'),
    'Walichukua simu yangu, naandika kwa ya jirani. Watu wenye silaha huku Ntoto',
    replied(2),
    spoken(5, { event: 'weapons-seen', actor: 'bandits', howManyAtLeast: 4, urgency: 'immediate' }),
    [[9, 'assistant', 'place', { community: 'ntoto' }]],
    patrolled([21, 30, 77, 160], 'nothing-found'),
    toldAndClosed(480, 'in-person'),
  ),

  ...heard(
    flood,
    sourceAt('luvungi-walikale'),
    'Ils sont entres au village, aidez-nous',
    again,
    replied(2),
    replied(7),
    replied(13),
    patrolled([15, 22, 95, 210], 'protected'),
    toldAndClosed(300, 'in-person'),
  ),
  promised(flood, [305, 'assistant'], 'promise-luvungi-phone', {
    community: 'luvungi-walikale',
    kind: 'phone',
    due: { after: 11_640 + 3 * day },
    words: 'Exercice : un second telephone pour le comite des femmes.',
  }),

  ...heard(
    bip,
    sourceAt('kibua'),
    null,
    [[4, 'assistant', 'rings back']],
    spoken(7, {
      event: 'troop-movement',
      actor: 'armed-group',
      howManyAtLeast: 30,
      direction: 'ne',
      urgency: 'future',
      certainty: 'likely',
    }),
    assessed(13, 'c', '3'),
    [
      [24, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: 1_200 } }],
      [1_206, 'assistant', 'review', { result: 'quiet' }],
    ],
    toldAndClosed(1_230),
  ),

  // Somebody else answers the phone: nothing is sent there any more, and the village is not told while it is unsafe.
  ...heard(
    otherVoice,
    sourceAt('kashebere', 2),
    null,
    replied(3),
    [
      [6, 'assistant', 'request-number'],
      [8, 'assistant', 'call-back', { result: 'someone-else' }],
      [12, 'assistant', 'assess', { credibility: 'unclear' }],
    ],
    patrolled([22, 31, 80, 150], 'nothing-found'),
    [
      [170, 'assistant', 'feedback', { result: 'unsafe', retryAt: { after: 9_100 + 2 * day } }],
      [175, 'commander', 'close'],
    ],
  ),

  // One fire, told of twice.
  ...heard(
    fire,
    sourceAt('ntoto', 2),
    'Moto! Nyumba zinawaka',
    replied(2),
    patrolled([15, 26, 70, 130], 'arrived-too-late'),
    [
      [200, 'assistant', 'feedback', { result: 'given', way: 'in-person', community: 'ntoto' }],
      [212, 'assistant', 'feedback', { result: 'given', way: 'voice', community: 'kibua' }],
      [220, 'commander', 'close'],
    ],
  ),
  ...heard(smoke, sourceAt('kibua', 2), 'Fumee et cris du cote de Ntoto', replied(3), [
    [12, 'assistant', 'merge', { into: { named: 'ntoto-fire' } }],
  ]),
  promised(fire, [215, 'commander'], 'promise-ntoto-visit', {
    community: 'ntoto',
    kind: 'visit',
    due: { after: 8_300 - 2_900 },
    words: 'Exercice : revenir avec ceux qui distribuent les baches.',
  }),

  ...heard(
    test,
    sourceAt('kibua', 2),
    'Essai',
    replied(1),
    [
      [4, 'assistant', 'request-number'],
      [6, 'assistant', 'call-back', { result: 'spoke' }],
      [9, 'assistant', 'assess', { credibility: 'unfounded', reason: 'test-call' }],
    ],
    toldAndClosed(14, 'agreed-phrase'),
  ),

  ...typed(
    radio,
    {
      channel: 'hf',
      community: 'luvungi-walikale',
      heardAt: { after: -9 },
      event: 'displacement',
      howManyAtLeast: 120,
      direction: 'e',
      urgency: 'past',
      words: 'Exercice, radio HF : environ 120 personnes en route vers Kibua avec leurs affaires.',
    },
    replied(2),
    passedOn(26, 'humanitarian', [400, 'acting']),
    toldAndClosed(420, 'in-person'),
  ),

  // Closed, and the threat came back.
  ...heard(
    barrier,
    sourceAt('ntoto'),
    'Barriere njiani, wanaomba pesa',
    replied(4),
    spoken(7, { event: 'roadblock', actor: 'armed-group', howManyAtLeast: 5, direction: 's' }),
    patrolled([19, 28, 75, 160], 'protected'),
    toldAndClosed(200),
    [[1_500, 'assistant', 'reopen', { reason: 'threat-returned' }]],
    patrolled([1_512, 1_522, 1_590, 1_700], 'threat-averted'),
    toldVillage(1_760, 'in-person'),
    [[1_775, 'commander', 'close']],
  ),
];
