import { exercise } from '@ulinzi/demo/exercise';
import { day } from '@ulinzi/domain/kernel';
import { openNode } from '../serve/index.ts';
import { furnish } from './furnish.ts';
import { clearHalfMade } from './half-made.ts';
import { LedClock } from './led-clock.ts';
import { mark, standingOf } from './mark.ts';
import type { ExercisePlaces } from './places.ts';
import { Player } from './play.ts';

/** True when the exercise of this data folder has been played to its end. */
export function isSeeded(dataDir: string): boolean {
  return standingOf(dataDir) === 'made';
}

/** True when a making was begun in this data folder and not brought to its end: it is to be seeded anew. */
export function isHalfSeeded(dataDir: string): boolean {
  return standingOf(dataDir) === 'making';
}

/**
 * Makes the exercise in folders that are new, or that hold one whose making was cut off: plays its days through a node
 * whose clock is led, and closes it. The real start then opens the same folders. Does nothing where it is made already.
 */
export async function seedExercise(places: ExercisePlaces): Promise<void> {
  const { dataDir, log } = places;
  const standing = standingOf(dataDir);
  if (standing === 'made') return;
  if (standing === 'making') await clearHalfMade(places);
  mark(dataDir, 'making');
  const opening = Date.now();
  const clock = new LedClock(opening - exercise.daysOfStory * day);
  const node = await openNode({
    kind: 'exercise',
    ...places,
    port: 0,
    clock: clock.nodeClock(),
    isRepeatable: true,
  });
  try {
    const sources = await furnish(node, exercise, opening);
    await new Player({ node, clock, opening, exercise, sources }).play();
  } finally {
    await node.close();
  }
  mark(dataDir, 'made');
  log('info', 'exercise.seeded', { ms: Date.now() - opening, steps: exercise.story.length });
}
