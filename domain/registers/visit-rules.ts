// Rules and folds of visits of Joint Protection Teams: each is tied to a base (A8).
import { type DataOf, isDay, type Moment, type Refusal, refuse, today } from '../kernel/index.ts';
import {
  cancelVisit,
  checkVisit,
  holdVisit,
  mayMoveVisit,
  planVisit,
  type Visit,
  visitCancelled,
  visitChecked,
  visitContested,
  visitHeld,
  type VisitMove,
  visitMoves,
  visitPlanned,
  visitWanted,
  wantVisit,
} from '../visits/index.ts';
import { ofBase, ownBase } from './own-scope.ts';
import {
  made,
  type RegisterFold,
  type RegisterRule,
  type RegisterState,
  type RuleContext,
} from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const declared = { plan: planVisit, check: checkVisit, hold: holdVisit, cancel: cancelVisit } as const;

const wanting: RuleFor<typeof wantVisit> = (_state, { data }, context) => {
  if (!context.registers.base(data.base)) return refuse('place/unknown', ['base']);
  const no = ownBase(context, data.base) ?? ofBase(context, data.communities ?? [], data.base);
  if (no) return no;
  return data.by === undefined || isDay(data.by) ? { data } : refuse('act/schema', ['by']);
};

/** The visit where it is hers and may be moved so, or why not. */
function moved(state: RegisterState | undefined, move: VisitMove, context: RuleContext): Visit | Refusal {
  const visit = state as Visit | undefined;
  if (!visit || ownBase(context, visit.base)) return refuse('visit/not-found');
  return mayMoveVisit(visit.state, move) ? visit : refuse('visit/not-now');
}

type Team = Pick<DataOf<typeof holdVisit>, 'from' | 'until' | 'communities' | 'roster'>;

/** Real days in their order, villages of its base, no component twice. */
function wrongTeam({ from, until, communities, roster }: Team, visit: Visit, context: RuleContext) {
  const unreal = [...(isDay(from) ? [] : ['from']), ...(isDay(until) ? [] : ['until'])];
  if (unreal.length > 0) return refuse('act/schema', unreal);
  if (until < from) return refuse('visit/dates', ['until']);
  const components = new Set(roster.map(({ component }) => component));
  if (components.size < roster.length) return refuse('visit/roster', ['roster']);
  return ofBase(context, communities, visit.base);
}

const planning: RuleFor<typeof planVisit> = (state, { data }, context) => {
  const visit = moved(state, 'plan', context);
  if ('refused' in visit) return visit;
  return wrongTeam(data, visit, context) ?? { data };
};

const checking: RuleFor<typeof checkVisit> = (state, { data }, context) => {
  const visit = moved(state, 'check', context);
  return 'refused' in visit ? visit : { data };
};

const holding: RuleFor<typeof holdVisit> = (state, { data }, context) => {
  const visit = moved(state, 'hold', context);
  if ('refused' in visit) return visit;
  const no = wrongTeam(data, visit, context);
  if (no) return no;
  return data.until > today(context.now) ? refuse('time/in-the-future', ['until']) : { data };
};

const cancelling: RuleFor<typeof cancelVisit> = (state, { data }, context) => {
  const visit = moved(state, 'cancel', context);
  return 'refused' in visit ? visit : { data };
};

/** What somebody may do to a visit now. */
export function visitMay(visit: Visit, context: RuleContext): VisitMove[] {
  const { role } = context.actor;
  return visitMoves.filter(
    (move) => declared[move].who.some((may) => may === role) && !('refused' in moved(visit, move, context)),
  );
}

export const visitRules: Readonly<Record<string, RegisterRule>> = {
  [wantVisit.name]: wanting as RegisterRule,
  [planVisit.name]: planning as RegisterRule,
  [checkVisit.name]: checking as RegisterRule,
  [holdVisit.name]: holding as RegisterRule,
  [cancelVisit.name]: cancelling as RegisterRule,
};

export const visitFolds: Readonly<Record<string, RegisterFold>> = {
  [wantVisit.name]: made(visitWanted),
  [planVisit.name]: visitPlanned,
  [checkVisit.name]: visitChecked,
  [holdVisit.name]: visitHeld,
  [cancelVisit.name]: visitCancelled,
};

export const contestedVisitFolds: Readonly<Record<string, RegisterFold>> = Object.fromEntries(
  visitMoves.map((move) => [
    declared[move].name,
    (visit: Visit, data: Parameters<typeof visitContested>[2], at: Moment) =>
      visitContested(visit, move, data, at),
  ]),
);
