// The board as it stands when the exercise is opened: what is still under way.
import type { Step } from './exercise.ts';
import { exerciseNumber } from './posts.ts';
import {
  assessed,
  couldNot,
  type Deed,
  heard,
  passedOn,
  patrolled,
  promised,
  replied,
  sourceAt,
  spoken,
  toldVillage,
  type Told,
} from './told.ts';

const at = (province: string, base: string, alert: string, minutesAgo: number): Told => ({
  alert,
  minutesAgo,
  base,
  province,
});
const day = 24 * 60;

const shops = at('nk', 'kitchanga', 'open-kitchanga-resolved', 330);

/** A response that has got no further than this many of its steps. */
function underWay(times: readonly [number, number, number], steps: number): Deed[] {
  return patrolled([...times, 0], 'other').slice(0, steps);
}

export const storyToday: readonly Step[] = [
  ...heard(
    at('nk', 'beni', 'open-beni-cannot', 560),
    sourceAt('beni'),
    'Barabara imefungwa, wanachoma magari',
    replied(4),
    spoken(8, { event: 'attack', actor: 'armed-group', howManyAtLeast: 20, urgency: 'immediate' }),
    couldNot(24, 'insecure'),
  ),
  ...heard(
    at('nk', 'walikale', 'open-walikale-monitor', 420),
    sourceAt('walikale'),
    'Mouvement vers la foret, ils portent des colis',
    replied(5),
    spoken(9, { event: 'troop-movement', actor: 'armed-group', howManyAtLeast: 40, urgency: 'future' }),
    [[26, 'commander', 'decide', { decision: 'monitor', reviewAt: { after: 420 + 14 * 60 } }]],
    toldVillage(60, 'agreed-phrase'),
  ),
  ...heard(
    shops,
    sourceAt('kitchanga'),
    'Wanapora maduka karibu na kituo cha gari',
    replied(2),
    spoken(5, { event: 'looting', actor: 'bandits', howManyAtLeast: 8, direction: 'here' }),
    patrolled([14, 20, 41, 150], 'threat-averted'),
  ),
  promised(shops, [155, 'commander'], 'promise-kitchanga-road', {
    community: 'kitchanga',
    kind: 'road',
    due: { after: 5 * day },
    words: 'Exercice : parler de l eclairage de la route avec le comite.',
  }),
  ...heard(
    at('it', 'bunia', 'open-bunia-passed-on', 200),
    sourceAt('lodjanga'),
    'Bato bayebani te bazali kotambola na butu',
    replied(3),
    spoken(7, { event: 'tension', actor: 'self-defence', howManyAtLeast: 10, urgency: 'expected' }),
    passedOn(25, 'local-authority'),
    toldVillage(70),
  ),
  ...heard(
    at('sk', 'uvira', 'open-uvira-on-site', 150),
    sourceAt('uvira'),
    'Coups de feu au bord du lac',
    replied(2),
    spoken(6, { event: 'shots', actor: 'unknown', direction: 'e', urgency: 'immediate' }),
    assessed(11, 'b', '3'),
    underWay([18, 29, 85], 3),
  ),
  ...heard(
    at('nk', 'kiwanja', 'open-kiwanja-responding', 62),
    sourceAt('kiwanja'),
    'Batwitse inzu ebyiri ku musozi',
    replied(4),
    spoken(8, { event: 'fire', actor: 'armed-group', howManyAtLeast: 5, direction: 'n' }),
    underWay([20, 33, 0], 2),
  ),
  ...heard(
    at('nk', 'nyabiondo', 'open-nyabiondo-undecided', 41),
    sourceAt('nyabiondo'),
    'Des gens armes descendent la colline',
    replied(3),
    spoken(9, { event: 'weapons-seen', actor: 'armed-group', howManyAtLeast: 10, direction: 'ne' }),
  ),
  ...heard(
    at('nk', 'kibua', 'open-kibua-stranger', 19),
    exerciseNumber('97351'),
    'Saidieni, watu wenye bunduki wako hapa Luvungi',
    replied(4),
  ),
  ...heard(at('it', 'komanda', 'open-komanda-called-back', 13), sourceAt('bandikolo'), null, replied(2), [
    [6, 'assistant', 'request-number'],
  ]),
  ...heard(
    at('nk', 'kibua', 'open-kibua-ringing', 3),
    sourceAt('kashebere'),
    'Des hommes armes au marche, ils fouillent tout le monde',
  ),
];
