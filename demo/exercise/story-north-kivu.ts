// The other bases of North Kivu.
import type { Step } from './exercise.ts';
import {
  assessed,
  couldNot,
  heard,
  passedOn,
  patrolled,
  promised,
  replied,
  sent,
  settled,
  sourceAt,
  spoken,
  toldAndClosed,
  toldVillage,
  typed,
} from './told.ts';

const at = (base: string, alert: string, minutesAgo: number) => ({ alert, minutesAgo, base, province: 'nk' });
const day = 24 * 60;

const abduction = at('walikale', 'kalongomo-abduction', 7_300);
const oicha = at('beni', 'oicha-houses', 9_400);

const walikale: readonly Step[] = [
  ...heard(
    at('walikale', 'bisembo-goats', 12_400),
    sourceAt('bisembo'),
    'Des hommes armes prennent les chevres',
    replied(4),
    spoken(8, { event: 'looting', actor: 'armed-group', howManyAtLeast: 6, direction: 'here' }),
    assessed(15, 'b', '3'),
    passedOn(24, 'national-forces', [180, 'acted']),
    toldAndClosed(300),
  ),
  ...heard(
    at('walikale', 'walikale-bridge', 9_700),
    sourceAt('walikale'),
    'Le pont est coupe, on attaque les passants de l autre cote',
    replied(5),
    couldNot(27, 'road-closed'),
    toldAndClosed(90, 'agreed-phrase'),
  ),
  // Nobody is on duty here: it goes to the commander at once.
  ...heard(
    abduction,
    sourceAt('kalongomo'),
    'Waliteka vijana wawili, walienda msituni',
    [[3, 'commander', 'replies']],
    patrolled([12, 20, 75, 240], 'arrived-too-late'),
    [
      [300, 'commander', 'feedback', { result: 'given', way: 'in-person' }],
      [310, 'commander', 'close'],
    ],
  ),
  promised(abduction, [302, 'commander'], 'promise-kalongomo-presence', {
    community: 'kalongomo',
    kind: 'presence',
    due: { after: 2 * day },
  }),
  settled(abduction, [2 * day + 90, 'commander'], 'promise-kalongomo-presence', {
    result: 'broken',
    told: 'yes',
    note: 'Exercice : la section a ete appelee ailleurs ; dit au chef de localite.',
  }),
];

const nyabiondo: readonly Step[] = [
  // Neither the Assistant nor the commander answers: the duty officer does.
  ...heard(
    at('nyabiondo', 'mutakatizi-weapons', 13_500),
    sourceAt('mutakatizi'),
    'Watu wenye silaha wamevuka mto, wanakuja kijijini',
    [
      [12, 'duty-officer', 'replies'],
      [22, 'duty-officer', 'decide', { decision: 'respond' }],
    ],
    patrolled([22, 31, 60, 150], 'threat-averted').slice(1),
    toldAndClosed(260),
  ),
  // Decided late, after commander and duty officer were rung for it.
  ...heard(
    at('nyabiondo', 'masisi-flight', 10_950),
    sourceAt('masisi'),
    'Watu wengi wanakimbia kuelekea Nyabiondo',
    replied(3),
    spoken(8, { event: 'displacement', actor: 'unknown', howManyAtLeast: 200, direction: 'w' }),
    couldNot(47, 'other-priority'),
    toldAndClosed(200),
  ),
  ...heard(
    at('nyabiondo', 'pinga-extortion', 8_750),
    sourceAt('pinga'),
    'Askari wanaomba pesa njiani, kila siku',
    replied(6),
    spoken(9, { event: 'extortion', actor: 'national-forces', urgency: 'immediate' }),
    assessed(14, 'b', '2'),
    passedOn(25, 'other-section', [900, 'declined']),
    toldAndClosed(950),
  ),
  ...heard(
    at('nyabiondo', 'rubaya-tension', 6_500),
    sourceAt('rubaya'),
    'Tension a la mine, les gens se rassemblent',
    replied(3),
    spoken(6, { event: 'tension', actor: 'community', howManyAtLeast: 60, urgency: 'expected' }),
    [
      [20, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: 600 } }],
      [70, 'assistant', 'feedback', { result: 'given', way: 'voice' }],
      [604, 'assistant', 'review', { result: 'renewed', reviewAgainAt: { after: 1_200 } }],
      [1_204, 'assistant', 'review', { result: 'grown' }],
      [1_212, 'commander', 'decide', { decision: 'respond', revises: true }],
    ],
    sent('authorities', [1_212, 1_220, 1_400], 'passed-to-other').slice(1),
    toldAndClosed(1_450),
  ),
];

const kitchanga: readonly Step[] = [
  // The village could not be reached; it was told at the date that was set for it.
  ...heard(
    at('kitchanga', 'mweso-looting', 12_900),
    sourceAt('mweso'),
    'Wameiba mbuzi na chakula',
    replied(2),
    patrolled([18, 27, 62, 150], 'arrived-too-late'),
    [
      [300, 'assistant', 'feedback', { result: 'attempt-failed' }],
      [700, 'assistant', 'feedback', { result: 'attempt-failed' }],
      [760, 'assistant', 'feedback', { result: 'not-possible', retryAt: { after: 2 * day } }],
      [770, 'commander', 'close'],
    ],
    toldVillage(2 * day + 6, 'in-person'),
  ),
  // Told late: after 24 hours the Assistant and the commander are rung for it.
  ...heard(
    at('kitchanga', 'nyanzale-shots', 9_950),
    sourceAt('nyanzale'),
    'Milio ya risasi upande wa kaskazini',
    replied(4),
    couldNot(25, 'insecure'),
    [
      [1_468, 'commander', 'acknowledge', { clock: 'feedback' }],
      [1_471, 'assistant', 'replies'],
    ],
    toldAndClosed(1_490),
  ),
  ...heard(
    at('kitchanga', 'kibirizi-field', 7_900),
    sourceAt('kibirizi'),
    'Femmes attaquees sur le chemin des champs',
    replied(3),
    spoken(6, { event: 'sexual-violence', actor: 'unknown', urgency: 'past', certainty: 'likely' }),
    passedOn(18, 'humanitarian', [150, 'acting']),
    toldAndClosed(260, 'in-person'),
  ),
  ...typed(
    at('kitchanga', 'sake-walk-in', 3_300),
    {
      channel: 'walk-in',
      community: 'sake',
      heardAt: { after: -4 },
      event: 'roadblock',
      actor: 'bandits',
      words: 'Exercice : un transporteur dit qu une barriere a ete mise au virage.',
    },
    [[1, 'assistant', 'acknowledge']],
    patrolled([14, 25, 70, 140], 'threat-averted'),
    toldAndClosed(220, 'in-person'),
  ),
];

const kiwanja: readonly Step[] = [
  ...heard(
    at('kiwanja', 'bunagana-armed', 13_800),
    sourceAt('bunagana'),
    'Abantu bafite imbunda binjiye mu mudugudu',
    replied(5),
    spoken(9, { event: 'weapons-seen', actor: 'armed-group', howManyAtLeast: 15, certainty: 'observed' }),
    patrolled([21, 30, 85, 190], 'protected'),
    toldAndClosed(330),
  ),
  // The perpetrator is unknown: passed on to the police only with the reason on record.
  ...heard(
    at('kiwanja', 'rutshuru-shots', 11_200),
    sourceAt('rutshuru'),
    "Turumva amasasu hafi y'isoko",
    replied(2),
    passedOn(
      17,
      'police',
      [95, 'acted'],
      'Exercice : vol au marche ; la police est deja sur place et n est pas mise en cause.',
    ),
    toldAndClosed(140),
  ),
  ...heard(
    at('kiwanja', 'ishasha-flight', 8_000),
    sourceAt('ishasha'),
    'Abaturage barahunga, berekeza mu majyepfo',
    replied(7),
    passedOn(28, 'other-base', [700, 'no-answer']),
    toldAndClosed(720),
  ),
  ...heard(
    at('kiwanja', 'nyamilima-rumour', 2_900),
    sourceAt('nyamilima'),
    'On dit que des hommes viennent cette semaine',
    replied(3),
    patrolled([24, 40, 110, 170], 'nothing-found'),
    [[180, 'assistant', 'assess', { credibility: 'unfounded', reason: 'checked-on-site' }]],
    toldAndClosed(260, 'in-person'),
  ),
];

const beni: readonly Step[] = [
  ...heard(
    oicha,
    sourceAt('oicha'),
    'Wamechoma nyumba mbili, walienda magharibi',
    replied(3),
    spoken(6, { event: 'fire', actor: 'armed-group', howManyAtLeast: 10, direction: 'w' }),
    assessed(10, 'a', '2'),
    patrolled([13, 19, 44, 160], 'arrived-too-late'),
    toldAndClosed(240, 'in-person'),
  ),
  promised(oicha, [242, 'commander'], 'promise-oicha-visit', {
    community: 'oicha',
    kind: 'visit',
    due: { after: 2 * day },
  }),
  settled(oicha, [day + 400, 'assistant'], 'promise-oicha-visit', { result: 'kept', told: 'yes' }),
  ...heard(
    at('beni', 'mbau-people-moved', 12_150),
    sourceAt('mbau'),
    'Kuna watu msituni, tunaogopa kulala nyumbani',
    replied(8),
    patrolled([23, 34, 70, 300], 'people-moved-safely'),
    toldAndClosed(380),
  ),
  ...heard(
    at('beni', 'lubero-arrest', 4_300),
    sourceAt('lubero'),
    'Walifunga vijana watatu bila sababu',
    replied(5),
    spoken(9, { event: 'arrest', actor: 'national-forces', howManyAtLeast: 2, certainty: 'likely' }),
    passedOn(26, 'other-section', [500, 'acting']),
    toldAndClosed(560),
  ),
  ...heard(
    at('beni', 'butembo-bip', 3_900),
    sourceAt('butembo'),
    null,
    replied(2),
    [
      [5, 'assistant', 'request-number'],
      [7, 'assistant', 'call-back', { result: 'no-answer' }],
      [14, 'assistant', 'request-number'],
      [16, 'assistant', 'call-back', { result: 'no-answer' }],
      [18, 'assistant', 'assess', { credibility: 'unclear' }],
      [25, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: 480 } }],
      [485, 'assistant', 'review', { result: 'quiet' }],
    ],
    toldAndClosed(500),
  ),
];

export const storyNorthKivu: readonly Step[] = [...walikale, ...nyabiondo, ...kitchanga, ...kiwanja, ...beni];
