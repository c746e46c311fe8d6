// South Kivu and Ituri.
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
  typed,
} from './told.ts';

const at = (base: string, alert: string, minutesAgo: number) => ({ alert, minutesAgo, base, province: 'sk' });
const day = 24 * 60;

const luvungi = at('uvira', 'luvungi-uvira-armed', 9_250);

export const storySouthKivu: readonly Step[] = [
  ...heard(
    at('bunyakiri', 'hombo-one-word', 13_300),
    sourceAt('hombo'),
    'Silaha',
    replied(3),
    spoken(7, { event: 'weapons-seen', actor: 'armed-group', howManyAtLeast: 12, direction: 'nw' }),
    patrolled([20, 29, 74, 180], 'protected'),
    toldAndClosed(270),
  ),
  ...heard(
    at('bunyakiri', 'numbi-looting', 7_600),
    sourceAt('numbi'),
    'Wameiba kwenye maduka, walienda mlimani',
    replied(6),
    couldNot(29, 'no-asset'),
    toldAndClosed(150),
  ),
  ...typed(
    at('mwenga', 'shabunda-satellite', 11_900),
    {
      channel: 'satellite',
      community: 'shabunda',
      heardAt: { after: -25 },
      event: 'attack',
      actor: 'armed-group',
      howManyAtLeast: 20,
      words: 'Exercice : message relaye par un partenaire, attaque sur une localite au nord.',
    },
    [[2, 'assistant', 'acknowledge']],
    couldNot(22, 'too-far'),
    toldAndClosed(300),
  ),
  ...heard(
    at('mwenga', 'kamituga-porters', 5_900),
    sourceAt('kamituga'),
    'Wanalazimisha vijana kubeba mizigo',
    replied(4),
    spoken(8, { event: 'forced-labour', actor: 'armed-group', howManyAtLeast: 9, urgency: 'immediate' }),
    sent('authorities', [19, 27, 220], 'passed-to-other'),
    toldAndClosed(320),
  ),
  ...heard(
    luvungi,
    sourceAt('luvungi-uvira'),
    'Luvungi, des hommes armes sur la route',
    replied(2),
    spoken(5, { event: 'roadblock', actor: 'bandits', howManyAtLeast: 6, direction: 's' }),
    assessed(9, 'b', '2'),
    patrolled([15, 23, 64, 130], 'threat-averted'),
    toldAndClosed(200, 'agreed-phrase'),
  ),
  promised(luvungi, [240, 'sk-protection-manager'], 'promise-luvungi-meeting', {
    community: 'luvungi-uvira',
    kind: 'meeting',
    due: { after: 3 * day },
  }),
  settled(luvungi, [2 * day, 'sk-protection-manager'], 'promise-luvungi-meeting', {
    result: 'withdrawn',
    told: 'yes',
    note: 'Exercice : le comite prefere se reunir apres la recolte.',
  }),
  ...heard(
    at('uvira', 'sange-soldiers', 6_300),
    sourceAt('sange'),
    'Askari wengi wamefika, watu wanaogopa',
    replied(5),
    spoken(9, { event: 'troop-movement', actor: 'national-forces', howManyAtLeast: 80, urgency: 'expected' }),
    [
      [23, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: 700 } }],
      [704, 'assistant', 'review', { result: 'quiet' }],
    ],
    toldAndClosed(740),
  ),
  ...heard(
    at('baraka', 'fizi-abduction', 8_450),
    sourceAt('fizi'),
    'Waliteka watu watatu shambani',
    replied(3),
    spoken(7, { event: 'abduction', actor: 'armed-group', howManyAtLeast: 3, direction: 'sw' }),
    patrolled([17, 26, 90, 280], 'people-moved-safely'),
    toldAndClosed(360, 'in-person'),
  ),
  ...heard(
    at('baraka', 'mutombweli-threat', 3_600),
    sourceAt('mutombweli'),
    'Walituma barua ya vitisho kwa kijiji',
    replied(9),
    sent('other', [27, 45, 400], 'threat-averted'),
    toldAndClosed(480),
  ),
];

const inIturi = (base: string, alert: string, minutesAgo: number) => ({
  alert,
  minutesAgo,
  base,
  province: 'it',
});

export const storyIturi: readonly Step[] = [
  ...heard(
    inIturi('bunia', 'djugu-armed', 12_700),
    sourceAt('djugu'),
    'Bato na minduki bakoti na mboka',
    replied(4),
    spoken(8, { event: 'attack', actor: 'armed-group', howManyAtLeast: 25, urgency: 'immediate' }),
    patrolled([18, 26, 79, 240], 'protected'),
    toldAndClosed(330),
  ),
  ...heard(
    inIturi('bunia', 'mahagi-flight', 7_000),
    sourceAt('mahagi'),
    'Bato bazali kokima na zamba',
    replied(6),
    passedOn(25, 'other-base', [240, 'acting']),
    toldAndClosed(300),
  ),
  ...heard(
    inIturi('komanda', 'mambasa-road', 10_000),
    sourceAt('mambasa'),
    'Bayibi bakangi nzela, bazosenga mbongo',
    replied(3),
    spoken(6, { event: 'roadblock', actor: 'bandits', howManyAtLeast: 7, direction: 'e' }),
    patrolled([20, 31, 88, 170], 'threat-averted'),
    toldAndClosed(250, 'agreed-phrase'),
  ),
  // Rung for nine minutes; the commander answers after the first rung.
  ...heard(
    inIturi('komanda', 'otomambi-help', 4_600),
    sourceAt('otomambi'),
    'Lisungi noki noki',
    [[9, 'commander', 'replies']],
    spoken(12, { event: 'threat', actor: 'armed-group', urgency: 'expected' }),
    patrolled([24, 33, 71, 150], 'protected'),
    toldAndClosed(230),
  ),
];
