// What the screen of visits reads of the node.
import type { CoverageAnswer } from '@ulinzi/domain/coverage';
import type { VisitsAnswer, VisitsByBaseAnswer } from '@ulinzi/domain/visits';
import { listOf } from '../../shared/list.ts';

export const visits = listOf<VisitsAnswer>('api/visits', 'visits', 'posts');
export const visitsByBase = listOf<VisitsByBaseAnswer>('api/visits/by-base', 'visits', 'places');
export const coverage = listOf<CoverageAnswer>('api/coverage', 'visits', 'places', 'posts');

/** Reads again what an act on a visit may have changed. */
export function refreshVisits(): void {
  for (const list of [visits, visitsByBase, coverage]) if (list.value.peek()) void list.refresh();
}
