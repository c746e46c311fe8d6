// What visits come to: days of work that they take (A14), and which bases see teams and which do not (A15).
import { type Community, descriptionOf } from '@ulinzi/domain/communities';
import { today } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import {
  cancelledByReason,
  daysWithin,
  staffDays,
  type StaffDaysAnswer,
  type Visit,
  visitsByBase,
  type VisitsByBaseAnswer,
} from '@ulinzi/domain/visits';
import { affairsOf, baseLabel, basesShared } from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';

async function visitsOf(app: App, core: Core, actor: Actor): Promise<Visit[]> {
  return (await affairsOf<Visit>(app, core, actor, 'visit')).map(({ state }) => state);
}

export async function staffDaysFor(
  app: App,
  core: Core,
  actor: Actor,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<StaffDaysAnswer> {
  const visits = await visitsOf(app, core, actor);
  const sections = staffDays(visits, from, until);
  const within = visits.filter((visit) => visit.state === 'held' && daysWithin(visit, from, until) > 0);
  const total = sections.reduce((sum, { days }) => sum + days, 0);
  return { from, until, visits: within.length, total, sections };
}

export async function visitsByBaseFor(app: App, core: Core, actor: Actor): Promise<VisitsByBaseAnswer> {
  const now = app.clock.now();
  const visits = await visitsOf(app, core, actor);
  const highest = new Map<string, number>();
  for (const { state } of core.memory.registersOf<Community>('community')) {
    const { vulnerability } = descriptionOf(state, now);
    if (vulnerability !== null)
      highest.set(state.base, Math.max(vulnerability, highest.get(state.base) ?? vulnerability));
  }
  const bases = basesShared(core, actor).map(({ slug }) => ({
    slug,
    vulnerability: highest.get(slug) ?? null,
  }));
  return {
    bases: visitsByBase(bases, visits, today(now)).map(({ base, counts, cancelledBy, ...line }) => ({
      ...line,
      ...counts,
      base,
      baseLabel: baseLabel(core, base),
      cancelledBy: [...cancelledBy],
    })),
    cancelledBy: cancelledByReason(visits),
  };
}
