// Communities that lie where no province is: two digits exchanged, or longitude and latitude.
import { isoOf, localOffset } from '@ulinzi/domain/kernel';
import { areasOn, isOutside } from '../geography/index.ts';
import type { Registers } from './doctor-store.ts';
import { finding, type Finding } from './finding.ts';

/** Their short names stand in one line, the first of them. */
const named = 10;

export function checkPlaces({ communities, areas }: Registers, wall: number): Finding[] {
  const shown = areasOn(areas, isoOf(wall + localOffset).slice(0, 10));
  const outside = communities.filter((community) => isOutside(shown, community)).map(({ slug }) => slug);
  if (outside.length === 0) return [];
  const communitiesNamed = outside.slice(0, named).join(', ');
  return [finding('outside-provinces', { count: outside.length, communities: communitiesNamed })];
}
