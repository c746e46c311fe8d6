// Rules and folds of the weekly drill: an affair of one base, one a week and never longer than half a day.
import {
  callDrill,
  countDrill,
  type Drill,
  drillAhead,
  drillCalled,
  drillCounted,
  drillEnded,
  drillOver,
  drillsApart,
  endDrill,
  longestDrill,
  wasHeld,
} from '../drills/index.ts';
import { type DataOf, minute, type Moment, refuse } from '../kernel/index.ts';
import { ownBase } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const calling: RuleFor<typeof callDrill> = (_state, { data }, context) => {
  const { registers, now } = context;
  if (!registers.base(data.base)) return refuse('place/unknown', ['base']);
  const no = ownBase(context, data.base);
  if (no) return no;
  const called = drillCalled(data);
  if (called.until <= called.from || called.until - called.from > longestDrill)
    return refuse('drill/too-long', ['until']);
  // What came before it was called was no answer to it.
  if (called.from < now - minute) return refuse('time/in-the-past', ['from']);
  if (called.from > now + drillAhead) return refuse('time/in-the-future', ['from']);
  for (const community of data.communities ?? [])
    if (registers.community(community)?.base !== data.base) return refuse('place/unknown', ['communities']);
  for (const other of registers.drills())
    if (other.base === data.base && wasHeld(other) && Math.abs(other.from - called.from) < drillsApart)
      return refuse('drill/one-a-week');
  return { data };
};

const ending: RuleFor<typeof endDrill> = (state, { data }, context) => {
  const drill = state as Drill | undefined;
  if (!drill || ownBase(context, drill.base)) return refuse('drill/not-found');
  return context.now >= drillOver(drill) ? refuse('drill/over') : { data };
};

export const drillRules: Readonly<Record<string, RegisterRule>> = {
  [callDrill.name]: calling as RegisterRule,
  [endDrill.name]: ending as RegisterRule,
  [countDrill.name]: (_state, { data }) => ({ data }),
};

export const drillFolds: Readonly<Record<string, RegisterFold>> = {
  [callDrill.name]: made(drillCalled),
  [endDrill.name]: (drill: Drill, _data: unknown, at: Moment) => drillEnded(drill, at),
  [countDrill.name]: made(drillCounted),
};
