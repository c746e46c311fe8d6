// Rules and folds of local protection plans (A9).
import { type DataOf, isDay, type Moment, type Refusal, refuse, today } from '../kernel/index.ts';
import {
  amendPlan,
  approvePlan,
  endPlan,
  mayMovePlan,
  openPlan,
  planAmended,
  planApproved,
  planContested,
  planEnded,
  type PlanMove,
  planMoves,
  planOpened,
  type ProtectionPlan,
} from '../plans/index.ts';
import { named, ofBase, ownBase } from './own-scope.ts';
import {
  made,
  type RegisterFold,
  type RegisterRule,
  type RegisterState,
  type RuleContext,
} from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const declared = { amend: amendPlan, approve: approvePlan, end: endPlan } as const;

function wrongReview(review: string, { now, actor }: RuleContext): Refusal | null {
  if (!isDay(review)) return refuse('act/schema', ['review']);
  return review < today(now) && actor.role !== 'node' ? refuse('time/in-the-past', ['review']) : null;
}

const opening: RuleFor<typeof openPlan> = (_state, { data }, context) => {
  if (!context.registers.base(data.base)) return refuse('place/unknown', ['base']);
  return (
    ownBase(context, data.base) ??
    ofBase(context, data.communities, data.base) ??
    named(context, 'visit', data.visit, data.base) ??
    wrongReview(data.review, context) ?? { data }
  );
};

/** The plan where it is hers and may be moved so, or why not. */
function moved(
  state: RegisterState | undefined,
  move: PlanMove,
  context: RuleContext,
): ProtectionPlan | Refusal {
  const plan = state as ProtectionPlan | undefined;
  if (!plan || ownBase(context, plan.base)) return refuse('plan/not-found');
  return mayMovePlan(plan.state, move) ? plan : refuse('plan/not-now');
}

const amending: RuleFor<typeof amendPlan> = (state, { data }, context) => {
  const plan = moved(state, 'amend', context);
  if ('refused' in plan) return plan;
  return named(context, 'visit', data.visit, plan.base) ?? wrongReview(data.review, context) ?? { data };
};

function closing(move: 'approve' | 'end'): RegisterRule {
  const rule: RegisterRule<object> = (state, { data }, context) => {
    const plan = moved(state, move, context);
    return 'refused' in plan ? plan : { data };
  };
  return rule as RegisterRule;
}

/** What somebody may do to a plan now. */
export function planMay(plan: ProtectionPlan, context: RuleContext): PlanMove[] {
  const { role } = context.actor;
  return planMoves.filter(
    (move) => declared[move].who.some((may) => may === role) && !('refused' in moved(plan, move, context)),
  );
}

export const planRules: Readonly<Record<string, RegisterRule>> = {
  [openPlan.name]: opening as RegisterRule,
  [amendPlan.name]: amending as RegisterRule,
  [approvePlan.name]: closing('approve'),
  [endPlan.name]: closing('end'),
};

export const planFolds: Readonly<Record<string, RegisterFold>> = {
  [openPlan.name]: made(planOpened),
  [amendPlan.name]: planAmended,
  [approvePlan.name]: (plan: ProtectionPlan, _data: unknown, at: Moment) => planApproved(plan, at),
  [endPlan.name]: (plan: ProtectionPlan, _data: unknown, at: Moment) => planEnded(plan, at),
};

export const contestedPlanFolds: Readonly<Record<string, RegisterFold>> = Object.fromEntries(
  planMoves.map((move) => [
    declared[move].name,
    (plan: ProtectionPlan, data: { visit?: string }, at: Moment) => planContested(plan, move, data, at),
  ]),
);
