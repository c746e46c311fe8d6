// Recommendations as they leave: without words in a list, with them and their history where one is asked for.
import {
  isOwed,
  type Recommendation,
  type RecommendationAnswer,
  recommendationDaysOverdue,
  type RecommendationLine,
  recommendationLists,
} from '@ulinzi/domain/recommendations';
import { type Actor, recommendationMay, type RuleContext } from '@ulinzi/domain/registers';
import {
  type Affair,
  affairNamed,
  affairsOf,
  baseLabel,
  mayContext,
  postLabel,
  wordsOfSteps,
} from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';

type Which = (typeof recommendationLists)[number];

/** Those of the actor's own post, those that are overdue, or all that she may see: the longest overdue first. */
export async function recommendationLines(
  app: App,
  core: Core,
  actor: Actor,
  asked: { readonly list?: Which; readonly base?: string },
): Promise<RecommendationLine[]> {
  const found = await affairsOf<Recommendation>(app, core, actor, 'recommendation');
  const context = mayContext(app, core, actor);
  return found
    .filter(({ state }) => asked.base === undefined || state.base === asked.base)
    .filter(({ state }) => asked.list !== 'mine' || (actor.post !== null && state.owner === actor.post))
    .map((one) => lineOf(core, one, context))
    .filter((line) => asked.list !== 'overdue' || line.isOverdue)
    .sort(byNeed);
}

/** What is owed before what is not, by its last day. */
function byNeed(one: RecommendationLine, other: RecommendationLine): number {
  return (
    Number(isOwed(other.status)) - Number(isOwed(one.status)) ||
    (one.due < other.due ? -1 : one.due > other.due ? 1 : one.number < other.number ? -1 : 1)
  );
}

function lineOf(
  core: Core,
  { id, state, saw, contested }: Affair<Recommendation>,
  context: RuleContext,
): RecommendationLine {
  const { community, base, owner, history, ...said } = state;
  const daysOverdue = recommendationDaysOverdue(state, context.now);
  return {
    ...said,
    id,
    saw,
    base,
    baseLabel: baseLabel(core, base),
    community,
    communityLabel: community === null ? null : (core.memory.community(community)?.label ?? community),
    owner,
    ownerLabel: postLabel(core, owner),
    madeOn: history[0]?.day ?? '',
    isOverdue: daysOverdue > 0,
    daysOverdue,
    contested,
    may: recommendationMay(state, context),
  };
}

/** One with its history and what was written; undefined where the actor may not see it, or there is none. */
export async function recommendationShown(
  app: App,
  core: Core,
  actor: Actor,
  ref: string,
): Promise<RecommendationAnswer | undefined> {
  const one = await affairNamed<Recommendation>(app, core, actor, 'recommendation', ref);
  if (!one) return undefined;
  const words = await wordsOfSteps(app, core, one);
  return {
    ...lineOf(core, one, mayContext(app, core, actor)),
    history: one.state.history.map((step, n) => ({
      ...step,
      ownerLabel: postLabel(core, step.owner),
      ...(words[n] !== undefined && { words: words[n] }),
    })),
  };
}
