// The bases of South Kivu.
import type { Step } from './exercise.ts';
import {
  assessed,
  couldNot,
  heard,
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
