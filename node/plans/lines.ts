// Local protection plans as they leave, each with the visit that it comes from (A9).
import {
  type PlanAnswer,
  type PlanLine,
  planReviewDaysOverdue,
  type ProtectionPlan,
} from '@ulinzi/domain/plans';
import type { SubjectId } from '@ulinzi/domain/kernel';
import { type Actor, planMay, type RuleContext } from '@ulinzi/domain/registers';
import type { Visit } from '@ulinzi/domain/visits';
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

/** Plans that the actor may see: those that hold or are drafts by their day of review, then those that ended. */
export async function planLines(app: App, core: Core, actor: Actor): Promise<PlanLine[]> {
  const found = await affairsOf<ProtectionPlan>(app, core, actor, 'plan');
  const context = mayContext(app, core, actor);
  return found.map((one) => lineOf(core, one, context)).sort(byReview);
}

function byReview(one: PlanLine, other: PlanLine): number {
  return (
    Number(one.state === 'ended') - Number(other.state === 'ended') ||
    (one.review < other.review ? -1 : one.review > other.review ? 1 : one.id < other.id ? -1 : 1)
  );
}

function lineOf(
  core: Core,
  { id, state: plan, saw, contested }: Affair<ProtectionPlan>,
  context: RuleContext,
): PlanLine {
  const daysOverdue = planReviewDaysOverdue(plan, context.now);
  return {
    id,
    saw,
    base: plan.base,
    baseLabel: baseLabel(core, plan.base),
    communities: communityLabels(core, plan.communities),
    visit: plan.visit === null ? null : visitOf(core, plan.visit),
    state: plan.state,
    threats: [...plan.threats],
    measures: [...plan.measures],
    openedOn: plan.history[0]?.day ?? '',
    review: plan.review,
    isReviewOverdue: daysOverdue > 0,
    daysOverdue,
    contested,
    may: planMay(plan, context),
  };
}

/** A visit of the plan's own base: who may see the one may see the other. */
function visitOf({ memory }: Core, id: string): NonNullable<PlanLine['visit']> {
  const visit = memory.subject('visit', id as SubjectId) as Visit | undefined;
  return { id, state: visit?.state ?? '', from: visit?.from ?? null, until: visit?.until ?? null };
}

/** One with its history and what was written; undefined where the actor may not see it, or there is none. */
export async function planShown(
  app: App,
  core: Core,
  actor: Actor,
  ref: string,
): Promise<PlanAnswer | undefined> {
  const one = await affairNamed<ProtectionPlan>(app, core, actor, 'plan', ref);
  if (!one) return undefined;
  const words = await wordsOfSteps(app, core, one);
  return {
    ...lineOf(core, one, mayContext(app, core, actor)),
    history: one.state.history.map(({ visit, ...step }, n) => ({
      ...step,
      ...(visit !== undefined && { visit: visitOf(core, visit) }),
      ...(words[n] !== undefined && { words: words[n] }),
    })),
  };
}
