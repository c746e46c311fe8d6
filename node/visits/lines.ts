// Visits as they leave: with what the team lacks, whether an Assistant meets it, and whether its report is owed.
import type { Report } from '@ulinzi/domain/reports';
import { type Actor, type RuleContext, visitMay } from '@ulinzi/domain/registers';
import {
  checklist,
  missingComponents,
  type Visit,
  type VisitAnswer,
  type VisitLine,
  visitReportDaysOverdue,
  visitReportDue,
  type VisitState,
} from '@ulinzi/domain/visits';
import {
  type Affair,
  affairNamed,
  affairsOf,
  baseLabel,
  communityLabels,
  mayContext,
  wordsOfSteps,
} from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';
import { basesWithAssistant } from '../coverage/index.ts';

/** What lines are made with: asked for once for a whole list. */
interface Around {
  readonly core: Core;
  readonly context: RuleContext;
  readonly withAssistant: ReadonlySet<string>;
  /** Visits that a team has reported on. */
  readonly reported: ReadonlySet<string>;
}

function around(app: App, core: Core, actor: Actor): Around {
  const reports = core.memory.registersOf<Report>('report');
  const reported = reports.flatMap(({ state: { kind, said, state } }) =>
    kind === 'visit' && state !== 'withdrawn' ? (said.visit ?? []) : [],
  );
  return {
    core,
    context: mayContext(app, core, actor),
    withAssistant: basesWithAssistant(app, core),
    reported: new Set(reported),
  };
}

/** Visits that the actor may see: planned ones by their first day, wanted ones, then what is over, the newest first. */
export async function visitLines(
  app: App,
  core: Core,
  actor: Actor,
  asked: { readonly state?: VisitState; readonly base?: string },
): Promise<VisitLine[]> {
  const found = await affairsOf<Visit>(app, core, actor, 'visit');
  const with_ = around(app, core, actor);
  return found
    .filter(({ state }) => asked.state === undefined || state.state === asked.state)
    .filter(({ state }) => asked.base === undefined || state.base === asked.base)
    .map((one) => lineOf(one, with_))
    .sort(byDay);
}

const order: Readonly<Record<VisitState, number>> = { planned: 0, wanted: 1, held: 2, cancelled: 2 };

function byDay(one: VisitLine, other: VisitLine): number {
  const group = order[one.state] - order[other.state];
  if (group !== 0) return group;
  const isOver = order[one.state] === 2;
  const [a, b] = [dayOf(one), dayOf(other)];
  const sign = isOver ? -1 : 1;
  return sign * (a < b ? -1 : a > b ? 1 : 0) || (one.id < other.id ? -1 : 1);
}

/** The day by which it has its place; a wish without a day comes last of its kind. */
function dayOf({ state, from, until, by, wantedOn }: VisitLine): string {
  if (state === 'wanted') return by ?? '9999';
  return (state === 'held' ? until : from) ?? wantedOn;
}

function lineOf({ id, state: visit, saw, contested }: Affair<Visit>, with_: Around): VisitLine {
  const { core, context, withAssistant, reported } = with_;
  const { base, communities, history, roster, checked, ...said } = visit;
  return {
    ...said,
    id,
    saw,
    base,
    baseLabel: baseLabel(core, base),
    communities: communityLabels(core, communities),
    wantedOn: history[0]?.day ?? '',
    roster: roster.map((line) => ({ ...line })),
    people: roster.reduce((sum, { people }) => sum + people, 0),
    missing: missingComponents(visit),
    checked: [...checked],
    unchecked: checklist.filter((item) => !checked.includes(item)),
    isPaired: visit.state === 'planned' ? withAssistant.has(base) : null,
    report: reportOf(visit, reported.has(id), context),
    contested,
    may: visitMay(visit, context),
  };
}

function reportOf(visit: Visit, isSent: boolean, { now }: RuleContext): VisitLine['report'] {
  const due = visitReportDue(visit);
  if (due === null) return null;
  const daysOverdue = isSent ? 0 : visitReportDaysOverdue(visit, now);
  return { due, isSent, isOverdue: daysOverdue > 0, daysOverdue };
}

/** One with its history and what was written; undefined where the actor may not see it, or there is none. */
export async function visitShown(
  app: App,
  core: Core,
  actor: Actor,
  ref: string,
): Promise<VisitAnswer | undefined> {
  const one = await affairNamed<Visit>(app, core, actor, 'visit', ref);
  if (!one) return undefined;
  const words = await wordsOfSteps(app, core, one);
  return {
    ...lineOf(one, around(app, core, actor)),
    history: one.state.history.map((step, n) => ({
      ...step,
      ...(words[n] !== undefined && { words: words[n] }),
    })),
  };
}
