// A person may say a place's name where an act wants its short name. Where two fit, or it is only near, she is asked:
// there are two Luvungi.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { App, Core } from '../app/index.ts';
import { searchPlaces } from './place-search.ts';

/** The community that a short name or a name means, null where it is like none; `area` is the base in whose area it was said. */
export function placeMeant(app: App, core: Core, said: string, area: string | null): string | Refusal | null {
  if (core.memory.community(said)) return said;
  const { settled, places } = searchPlaces(core, said, area, app.clock.now());
  if (settled !== null) return settled;
  if (places.length === 0) return null;
  return refuse(
    'place/ambiguous',
    places.map(({ slug }) => slug),
  );
}
