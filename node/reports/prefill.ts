// What the log holds for a day or a week of a base, so that its report opens filled in and nothing is typed twice.
import type { AlertState } from '@ulinzi/domain/alerts';
import { type Contact, slotsBetween } from '@ulinzi/domain/contacts';
import { day, dayAfter, isoOf, localOffset, type Moment, type SubjectId } from '@ulinzi/domain/kernel';
import { mondayOn } from '@ulinzi/domain/people';
import { type Promised, standingOf } from '@ulinzi/domain/promises';
import type { Actor } from '@ulinzi/domain/registers';
import type { PrefillAnswer, Report } from '@ulinzi/domain/reports';
import { readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { communityLabel } from './present.ts';
import { reportsOfDays } from './report-store.ts';

type Kind = PrefillAnswer['kind'];

/** The days of a report of a kind around a day, and the moments between which they lie. */
function stretch(kind: Kind, on: string): { first: string; last: string; from: Moment; until: Moment } {
  const monday = mondayOn(on);
  const from =
    kind === 'weekly' && monday !== null ? monday : Date.parse(`${on}T00:00:00.000Z`) - localOffset;
  const first = isoOf(from + localOffset).slice(0, 10);
  const days = kind === 'weekly' ? 7 : 1;
  return { first, last: dayAfter(first, days - 1), from, until: from + days * day };
}

/** For the actor's base; what she may not see of it is not in it. */
export async function prefillFor(
  app: App,
  core: Core,
  actor: Actor & { readonly base: string },
  kind: Kind,
  on: string,
): Promise<PrefillAnswer> {
  const { first, last, from, until } = stretch(kind, on);
  const within = (at: Moment | null | undefined) => typeof at === 'number' && at >= from && at < until;
  const ofBase = <State>(what: string) =>
    readFor<{ id: SubjectId; state: State }>(
      core,
      actor,
      "select id, state from shown_register where kind = $1 and state ->> 'base' = $2 order by no",
      [what, actor.base],
    );
  const [came, promises, contacts, reports] = await Promise.all([
    alertsOf(core, actor, from, until),
    ofBase<Promised>('promise'),
    ofBase<Contact>('contact'),
    reportsOfDays(core, actor, first, last),
  ]);
  const own = reports
    .map(({ state }) => state)
    .filter((one) => one.base === actor.base && one.state !== 'withdrawn');
  const activities = activitiesOf(own.filter(({ said }) => said.from >= first && said.from <= last));
  const touched = promises.filter(({ state }) =>
    [state.madeAt, state.due, state.settled?.at].some((at) => within(at)),
  );
  const agreed = contacts
    .map(({ state }) => state)
    .filter((one) => !one.isCancelled && slotsBetween(one, from, until - 1).length > 0);
  const now = app.clock.now();
  return {
    kind,
    base: actor.base,
    from: first,
    until: kind === 'weekly' ? last : null,
    isNil: came.length === 0 && activities.length === 0 && touched.length === 0,
    sent: own.find((one) => one.kind === kind && one.said.from === first)?.number ?? null,
    alerts: came.map((state) => alertLine(app, core, state)),
    activities,
    promises: touched.map(({ id, state }) => ({
      id,
      community: state.community,
      communityLabel: communityLabel(core, state.community) ?? state.community,
      kind: state.kind,
      due: isoOf(state.due),
      standing: standingOf(state, now),
    })),
    contacts: {
      expected: agreed.length,
      heard: agreed.filter(({ lastHeardAt }) => within(lastHeardAt)).length,
    },
  };
}

async function alertsOf(
  core: Core,
  actor: Actor & { readonly base: string },
  from: Moment,
  until: Moment,
): Promise<AlertState[]> {
  const rows = await readFor<{ state: AlertState }>(
    core,
    actor,
    `select state from shown_alert
      where state is not null and received >= $1 and received < $2 and state ->> 'base' = $3
      order by received limit 500`,
    [from, until, actor.base],
  );
  return rows.map(({ state }) => state);
}

function alertLine(app: App, core: Core, state: AlertState): PrefillAnswer['alerts'][number] {
  const owed = Object.values(state.feedback);
  return {
    id: state.id,
    number: state.number,
    receivedAt: isoOf(app.clock.wallOf(state.receivedAt)),
    community: state.community,
    communityLabel: communityLabel(core, state.community),
    status: state.status,
    event: state.coded.event ?? null,
    actor: state.coded.actor ?? null,
    decision: state.decision?.kind ?? null,
    outcome: state.outcome?.code ?? null,
    told: owed.filter(({ result }) => result === 'given').length,
    owed: owed.length,
  };
}

type Counted = PrefillAnswer['activities'][number];

/** How much of each activity there was, in the order of the first of each. */
export function activitiesOf(reports: readonly Report[]): Counted[] {
  const counts = new Map<string, Counted>();
  for (const { kind, said } of reports) {
    if (kind !== 'activity' || said.activity === undefined) continue;
    const so = counts.get(said.activity) ?? { activity: said.activity, reports: 0, minutes: 0 };
    counts.set(said.activity, { ...so, reports: so.reports + 1, minutes: so.minutes + (said.minutes ?? 0) });
  }
  return [...counts.values()];
}
