// A morning with several villages that tell of one event: north of Beni they were tied into a situation, and one patrol
// went for all; near Kiwanja two may be one, and nobody has said so yet.
import type { Step } from './exercise.ts';
import { type Deed, heard, patrolled, replied, sourceAt, spoken } from './told.ts';

const at = (base: string, alert: string, minutesAgo: number) => ({
  alert,
  minutesAgo,
  base,
  province: 'nk',
});

/** Opened two hours and a bit before: by then the last of the three had been heard. */
const openedAgo = 130;
const tied = ['open-mbau-attack', 'open-oicha-shots', 'open-mamove-flight'] as const;

/** One patrol for all: each alert has it as its own, at the same minutes. */
function togetherFor(minutesAgo: number): Deed[] {
  const taken: Deed = [minutesAgo - 124, 'commander', 'take'];
  const times = [minutesAgo - 120, minutesAgo - 105, minutesAgo - 48, 0] as const;
  return [taken, ...patrolled(times, 'other').slice(0, 3)];
}

export const storyMorning: readonly Step[] = [
  ...heard(
    at('beni', tied[0], 158),
    sourceAt('mbau'),
    'Milio ya risasi, nyumba zinachomwa',
    replied(3),
    spoken(7, { event: 'attack', actor: 'armed-group', howManyAtLeast: 15, urgency: 'immediate' }),
    togetherFor(158),
  ),
  ...heard(
    at('beni', tied[1], 152),
    sourceAt('oicha'),
    'Tunasikia risasi upande wa Mbau',
    replied(4),
    togetherFor(152),
  ),
  ...heard(
    at('beni', tied[2], 141),
    sourceAt('mamove'),
    'Watu wanakimbia kutoka Mbau',
    replied(2),
    togetherFor(141),
  ),
  {
    minutesAgo: openedAgo,
    kind: 'act',
    act: 'situation.open',
    by: { seat: 'assistant', scope: 'beni' },
    as: 'situation-beni',
    fields: { event: 'attack', alerts: tied.map((named) => ({ named })) },
  },
  ...heard(
    at('kiwanja', 'open-rutshuru-undecided', 34),
    sourceAt('rutshuru'),
    'De la fumee sur la colline vers Kiwanja',
    replied(3),
    spoken(8, { event: 'fire', actor: 'unknown', direction: 'n' }),
  ),
];
