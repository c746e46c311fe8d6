// Rules and folds of situations, and of shifts that are handed over.
import { type DataOf, type Moment, refuse } from '../kernel/index.ts';
import {
  handOverShift,
  type Shift,
  shiftHandedOver,
  shiftTakenOver,
  takeOverShift,
} from '../shifts/index.ts';
import {
  endSituation,
  openSituation,
  type Situation,
  situationEnded,
  situationOpened,
  standsAt,
} from '../situations/index.ts';
import type { Post } from '../people/index.ts';
import { ownBase } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

/** The base is that of its alerts, which the writer has looked at. */
const opening: RuleFor<typeof openSituation> = (_state, { data }, context) =>
  (data.base === undefined ? refuse('situation/not-found') : ownBase(context, data.base)) ?? { data };

const ending: RuleFor<typeof endSituation> = (state, { data }, context) => {
  const situation = state as Situation | undefined;
  if (!situation || ownBase(context, situation.base)) return refuse('situation/not-found');
  return standsAt(situation, situation.base) ?? { data };
};

const answersForAlerts: readonly string[] = handOverShift.who;

/** Of two posts of one base, or of two of one province without a base. */
function areOneDesk(one: Post, other: Post): boolean {
  return one.base === null && other.base === null
    ? one.province === other.province
    : one.base !== null && one.base === other.base;
}

const handingOver: RuleFor<typeof handOverShift> = (_state, { data }, { actor, registers }) => {
  const from = actor.post === null ? undefined : registers.post(actor.post);
  const to = registers.post(data.to);
  if (!from || !to) return refuse('post/unknown');
  if (from.slug === to.slug || !answersForAlerts.includes(to.role) || !areOneDesk(from, to))
    return refuse('shift/other-desk', ['to']);
  const base = from.base === null ? {} : { base: from.base };
  return { data: { ...data, from: from.slug, ...base, province: from.province ?? '' } };
};

/** Only by the one to whom it was handed; to everybody else it is not there. */
const takingOver: RuleFor<typeof takeOverShift> = (state, { data }, { actor }) => {
  const shift = state as Shift | undefined;
  if (!shift || actor.post !== shift.to) return refuse('shift/not-found');
  return shift.takenOverAt === null ? { data } : refuse('shift/taken-over');
};

export const situationRules: Readonly<Record<string, RegisterRule>> = {
  [openSituation.name]: opening as RegisterRule,
  [endSituation.name]: ending as RegisterRule,
  [handOverShift.name]: handingOver as RegisterRule,
  [takeOverShift.name]: takingOver as RegisterRule,
};

export const situationFolds: Readonly<Record<string, RegisterFold>> = {
  [openSituation.name]: made(situationOpened),
  [endSituation.name]: (situation: Situation, _data: unknown, at: Moment) => situationEnded(situation, at),
  [handOverShift.name]: made(shiftHandedOver),
  [takeOverShift.name]: (shift: Shift, _data: unknown, at: Moment) => shiftTakenOver(shift, at),
};
