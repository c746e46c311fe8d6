// Rules and folds of recommendations: made at the office to a post of the base or the province, moved on by that post
// or by the office, seen on the spot by an Assistant of the base or by a team.
import { type DataOf, isDay, type Moment, type Refusal, refuse, today } from '../kernel/index.ts';
import type { Post } from '../people/index.ts';
import {
  agreeRecommendation,
  checkRecommendation,
  claimRecommendation,
  declineRecommendation,
  makeRecommendation,
  mayMove,
  type MoveData,
  overtakeRecommendation,
  reassignRecommendation,
  type Recommendation,
  recommendationContested,
  recommendationMade,
  type RecommendationMove,
  recommendationMoved,
  recommendationMoves,
  startRecommendation,
} from '../recommendations/index.ts';
import { named, ownBase } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule, type RuleContext } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const declared = {
  agree: agreeRecommendation,
  decline: declineRecommendation,
  start: startRecommendation,
  claim: claimRecommendation,
  check: checkRecommendation,
  reassign: reassignRecommendation,
  overtake: overtakeRecommendation,
} as const satisfies Readonly<Record<RecommendationMove, object>>;

/** Those who may answer for it: posts of the base, and of its province. */
function mayOwn(context: RuleContext, slug: string, base: string): boolean {
  const post: Post | undefined = context.registers.post(slug);
  if (!post || !agreeRecommendation.who.includes(post.role)) return false;
  return post.base === null
    ? post.province !== null && post.province === context.registers.base(base)?.province
    : post.base === base;
}

function wrongDue(due: string | undefined, { now, actor }: RuleContext): Refusal | null {
  if (due === undefined) return null;
  if (!isDay(due)) return refuse('act/schema', ['due']);
  return due < today(now) && actor.role !== 'node' ? refuse('time/in-the-past', ['due']) : null;
}

const making: RuleFor<typeof makeRecommendation> = (_state, { data }, context) => {
  const { registers } = context;
  if (!registers.base(data.base)) return refuse('place/unknown', ['base']);
  const no = ownBase(context, data.base) ?? wrongDue(data.due, context);
  if (no) return no;
  if (data.community !== undefined && registers.community(data.community)?.base !== data.base)
    return refuse('place/unknown', ['community']);
  if (!mayOwn(context, data.owner, data.base)) return refuse('recommendation/owner', ['owner']);
  return (
    named(context, 'visit', data.visit, data.base) ??
    named(context, 'plan', data.plan, data.base) ??
    named(context, 'report', data.report, data.base) ?? { data }
  );
};

/**
 * Whose hand it is: the owner's and the office's. On the spot looks an Assistant of the base or a team, and never the
 * post that says it is done: claimed and confirmed are two pairs of eyes.
 */
function noHand(one: Recommendation, move: RecommendationMove, { actor }: RuleContext): Refusal | null {
  if (actor.role === 'node') return null;
  const isOwner = actor.post === one.owner;
  const isOffice = makeRecommendation.who.some((role) => role === actor.role);
  const isHers = move === 'check' ? !isOwner : isOwner || isOffice;
  const may = declared[move].who.some((role) => role === actor.role);
  return isHers && may ? null : refuse('recommendation/other-post');
}

function moving(move: RecommendationMove): RegisterRule {
  const rule: RegisterRule<MoveData> = (state, { data }, context) => {
    const one = state as Recommendation | undefined;
    if (!one || ownBase(context, one.base)) return refuse('recommendation/not-found');
    const no = noHand(one, move, context) ?? wrongDue(data.due, context) ?? wrongOn(data.on, context);
    if (no) return no;
    if (!mayMove(one.status, move)) return refuse('recommendation/not-now');
    if (data.owner !== undefined && !mayOwn(context, data.owner, one.base))
      return refuse('recommendation/owner', ['owner']);
    return { data };
  };
  return rule as RegisterRule;
}

function wrongOn(on: string | undefined, { now }: RuleContext): Refusal | null {
  if (on === undefined) return null;
  if (!isDay(on)) return refuse('act/schema', ['on']);
  return on > today(now) ? refuse('time/in-the-future', ['on']) : null;
}

/** What somebody may do to a recommendation now. */
export function recommendationMay(one: Recommendation, context: RuleContext): RecommendationMove[] {
  if (ownBase(context, one.base)) return [];
  return recommendationMoves.filter((move) => mayMove(one.status, move) && !noHand(one, move, context));
}

export const recommendationRules: Readonly<Record<string, RegisterRule>> = {
  [makeRecommendation.name]: making as RegisterRule,
  ...Object.fromEntries(recommendationMoves.map((move) => [declared[move].name, moving(move)])),
};

export const recommendationFolds: Readonly<Record<string, RegisterFold>> = {
  [makeRecommendation.name]: made(recommendationMade),
  ...folds(recommendationMoved),
};

export const contestedRecommendationFolds: Readonly<Record<string, RegisterFold>> =
  folds(recommendationContested);

function folds(fold: typeof recommendationMoved): Readonly<Record<string, RegisterFold>> {
  return Object.fromEntries(
    recommendationMoves.map((move) => [
      declared[move].name,
      (one: Recommendation, data: MoveData, at: Moment) => fold(one, move, data, at),
    ]),
  );
}
