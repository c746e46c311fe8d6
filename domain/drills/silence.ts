import type { Moment, SubjectId } from '../kernel/index.ts';
import type { DrillResult } from './register.ts';

/** After so many drills running without an answer she is asked after. */
export const silentDrills = 2;

/**
 * Whether nothing came of a source in the last drills that meant her, nor since. `from` is when she was last heard, or
 * registered.
 */
export function isSilentInDrills(results: Iterable<DrillResult>, source: SubjectId, from: Moment): boolean {
  const hers = [...results]
    .filter(({ heard, silent }) => heard.includes(source) || silent.includes(source))
    .sort((a, b) => b.at - a.at)
    .slice(0, silentDrills);
  const last = hers[0];
  if (!last || hers.length < silentDrills || from > last.at) return false;
  return hers.every(({ silent }) => silent.includes(source));
}
