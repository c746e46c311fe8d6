// What the map reads of the node beside the registers: areas and roads.
import type { AreasAnswer, RoadsAnswer } from '@ulinzi/domain/geography';
import { listOf } from '../../shared/list.ts';
import { bases, communities } from '../../shared/registers.ts';

export const areas = listOf<AreasAnswer>('api/areas', 'places');
export const roads = listOf<RoadsAnswer>('api/roads', 'places');

/** Reads everything that the map draws; called when it is opened. */
export function readMap(): void {
  for (const list of [areas, roads, bases, communities]) void list.refresh();
}
