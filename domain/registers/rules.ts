// The rules and folds of the small registers: each is a few lines, so they stand together.
import { addGateway, gatewayAdded, gatewayFits, gatewayWatched, watchGateway } from '../channels/index.ts';
import { type Entry, type Moment, momentOf, type Outcome, refuse, hour } from '../kernel/index.ts';
import {
  addWord,
  checkWord,
  hasLetters,
  isSameWord,
  removeWord,
  type Word,
  wordAdded,
} from '../lexicon/index.ts';
import { assignDuty, cancelDuty, dutyAssigned, rolesFor, type Duty } from '../people/index.ts';
import {
  makePromise,
  maySettle,
  promiseMade,
  promiseSettled,
  settlePromise,
  type Promised,
} from '../promises/index.ts';
import type { DataOf } from '../kernel/index.ts';
import { drillRules, drillFolds } from './drill-rules.ts';
import { geographyFolds, geographyRules } from './geography-rules.ts';
import { gatewayFolds, gatewayRules } from './gateway-rules.ts';
import { handsetFolds, handsetRules } from './handset-rules.ts';
import { mentoringFolds, mentoringRules } from './mentoring-rules.ts';
import { questionFolds, questionRules } from './question-rules.ts';
import { reportFolds, reportRules } from './report-rules.ts';
import { troubleFolds, troubleRules } from './trouble-rules.ts';
import { ownBase, ownScope } from './own-scope.ts';
import { placeFolds, placeRules } from './place-rules.ts';
import { contestedPlanFolds, planFolds, planRules } from './plan-rules.ts';
import { postFolds, postRules } from './post-rules.ts';
import {
  contestedRecommendationFolds,
  recommendationFolds,
  recommendationRules,
} from './recommendation-rules.ts';
import {
  made,
  type FoldAround,
  type RegisterFold,
  type RegisterRule,
  type RegisterState,
} from './registers.ts';
import { sourceFolds, sourceRules } from './source-rules.ts';
import { situationFolds, situationRules } from './situation-rules.ts';
import { contestedVisitFolds, visitFolds, visitRules } from './visit-rules.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const addingGateway: RuleFor<typeof addGateway> = (_state, { data }, { registers }) => {
  if (registers.gateway(data.slug)) return refuse('slug/taken');
  return registers.base(data.base) ? (gatewayFits(data) ?? { data }) : refuse('place/unknown', ['base']);
};

const assigningDuty: RuleFor<typeof assignDuty> = (_state, { data }, { registers, actor }) => {
  const post = registers.post(data.post);
  if (!post) return refuse('post/unknown');
  const scope = data.seat === 'duty-officer' ? post.province : post.base;
  if (scope !== data.scope) return refuse('duty/wrong-seat');
  if (!rolesFor[data.seat].includes(post.role)) return refuse('duty/wrong-seat');
  if (momentOf(data.until) <= momentOf(data.from)) return refuse('duty/ends-before-it-starts');
  return ownScope(actor, post.base, post.province) ?? { data };
};

const cancellingDuty: RuleFor<typeof cancelDuty> = (state, { data }, { registers, actor }) => {
  if (!state) return refuse('duty/not-found');
  const post = registers.post((state as Duty).post);
  return ownScope(actor, post?.base ?? null, post?.province ?? null) ?? { data };
};

const promising: RuleFor<typeof makePromise> = (_state, { data }, context) => {
  const community = context.registers.community(data.community);
  if (!community) return refuse('place/unknown', ['community']);
  const no = ownBase(context, community.base);
  if (no) return no;
  if (momentOf(data.due) <= context.now) return refuse('time/in-the-past', ['due']);
  return { data };
};

const settling: RuleFor<typeof settlePromise> = (state, { data }, context) => {
  if (!state || ownBase(context, (state as Promised).base)) return refuse('promise/not-found');
  return maySettle(state as Promised) ?? { data };
};

/** A word without a letter would never be found. */
const addingWord: RuleFor<typeof addWord> = (_state, { data }, { registers }) => {
  if (!hasLetters(data.word)) return refuse('act/schema', ['word']);
  for (const other of registers.words()) if (isSameWord(other, data)) return refuse('word/taken');
  return { data };
};

const touchingWord: RegisterRule = (state, { data }) =>
  state && !(state as Word).isRemoved ? { data } : refuse('word/not-found');

export const registerRules: Readonly<Record<string, RegisterRule>> = {
  ...placeRules,
  ...postRules,
  ...sourceRules,
  [addGateway.name]: addingGateway as RegisterRule,
  [watchGateway.name]: (state, { data }) => (state ? { data } : refuse('gateway/not-found')),
  [assignDuty.name]: assigningDuty as RegisterRule,
  [cancelDuty.name]: cancellingDuty as RegisterRule,
  [makePromise.name]: promising as RegisterRule,
  [settlePromise.name]: settling as RegisterRule,
  [addWord.name]: addingWord as RegisterRule,
  [checkWord.name]: touchingWord,
  [removeWord.name]: touchingWord,
  ...handsetRules,
  ...troubleRules,
  ...drillRules,
  ...gatewayRules,
  ...situationRules,
  ...geographyRules,
  ...reportRules,
  ...questionRules,
  ...mentoringRules,
  ...recommendationRules,
  ...visitRules,
  ...planRules,
};

const registerFolds: Readonly<Record<string, RegisterFold>> = {
  ...placeFolds,
  ...postFolds,
  ...sourceFolds,
  [addGateway.name]: made(gatewayAdded),
  [watchGateway.name]: gatewayWatched,
  [assignDuty.name]: made(dutyAssigned),
  [cancelDuty.name]: (duty: Duty, _data: unknown, at: Moment) => ({
    ...duty,
    until: Math.min(duty.until, at),
  }),
  [makePromise.name]: (
    _state: unknown,
    data: DataOf<typeof makePromise>,
    at: Moment,
    { baseOf }: FoldAround,
  ) => promiseMade(data, baseOf(data.community), at),
  [settlePromise.name]: promiseSettled,
  [addWord.name]: made(wordAdded),
  [checkWord.name]: (word: Word) => ({ ...word, isChecked: true }),
  [removeWord.name]: (word: Word) => ({ ...word, isRemoved: true }),
  ...handsetFolds,
  ...troubleFolds,
  ...drillFolds,
  ...gatewayFolds,
  ...situationFolds,
  ...geographyFolds,
  ...reportFolds,
  ...questionFolds,
  ...mentoringFolds,
  ...recommendationFolds,
  ...visitFolds,
  ...planFolds,
};

/** What shows an act that is kept without effect: only in what people follow for long. */
const contestedFolds: Readonly<Record<string, RegisterFold>> = {
  ...contestedRecommendationFolds,
  ...contestedVisitFolds,
  ...contestedPlanFolds,
};

/** One register subject after one more entry; `baseOf` gives a community's base. A contested one at most shows. */
export function evolveRegister(
  state: RegisterState | undefined,
  { act, data, circle = 0 }: Entry,
  at: Moment,
  baseOf: FoldAround['baseOf'],
  outcome: Outcome = 'accepted',
): RegisterState | undefined {
  const folds = outcome === 'contested' ? contestedFolds : registerFolds;
  return folds[act]?.(state as never, data as never, at, { circle, baseOf }) ?? state;
}

/** How far ahead a gap in a roster is shown. */
export const rosterLookAhead = 72 * hour;
