// Times in which nobody is on duty, for every roster that is the actor's affair (B3).
import type { Base } from '@ulinzi/domain/communities';
import { baseCircle, type Moment, provinceCircle } from '@ulinzi/domain/kernel';
import { type Gap, gapsOf, type Seat } from '@ulinzi/domain/people';
import { type Actor, rosterLookAhead } from '@ulinzi/domain/registers';
import { circlesFor } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';
import { dutiesOf } from './register-store.ts';

/** Gaps of the coming days, soonest first. */
export async function gapsFor(core: Core, actor: Actor, now: Moment): Promise<Gap[]> {
  const until = now + rosterLookAhead;
  const own = new Set(circlesFor(core, actor));
  const bases = core.memory.registersOf<Base>('base').map(({ state }) => state);
  const rosters: [Seat, string][] = [
    ...bases
      .filter(({ circle }) => own.has(baseCircle('affairs', circle)))
      .flatMap(({ slug }): [Seat, string][] => [
        ['assistant', slug],
        ['commander', slug],
      ]),
    ...[...new Set(bases.map(({ province }) => province))]
      .filter((province) => own.has(provinceCircle('province-affairs', province)))
      .map((province): [Seat, string] => ['duty-officer', province]),
  ];
  const duties = (await dutiesOf(core, actor, now, until)).map(({ state }) => state);
  return rosters
    .flatMap(([seat, scope]) => gapsOf(duties, seat, scope, now, until))
    .sort((a, b) => a.from - b.from);
}
