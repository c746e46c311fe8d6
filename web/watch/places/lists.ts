// What the screen of places reads of the node, and everything on it in one index that is made once for each reading.
import { computed } from '@preact/signals';
import type { RoadsAnswer } from '@ulinzi/domain/geography';
import { listOf } from '../../shared/list.ts';
import { bases, communities } from '../../shared/registers.ts';
import { placesIn } from './place-list.ts';
import { stageCounts } from './stage-counts.ts';

export const roads = listOf<RoadsAnswer>('api/roads', 'places');

/** Made anew only when one of the two lists has changed. */
export const places = computed(() =>
  placesIn(bases.value.value?.bases ?? [], communities.value.value?.communities ?? []),
);

/** How far the network has come in each province and base; not counted anew for each key that is typed. */
export const stagesCounted = computed(() =>
  stageCounts(bases.value.value?.bases ?? [], communities.value.value?.communities ?? []),
);

/** Reads again what an act may have changed. */
export function refreshPlaces(): void {
  for (const list of [bases, communities, roads]) void list.refresh();
}
