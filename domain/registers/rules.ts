// The rules and folds of the small registers: each is a few lines, so they stand together.
import { addGateway, gatewayAdded, gatewayFits } from '../channels/index.ts';
import { type Entry, type Moment, momentOf, refuse, hour } from '../kernel/index.ts';
import {
  addWord,
  checkWord,
  hasLetters,
  isSameWord,
  removeWord,
  type Word,
  wordAdded,
} from '../lexicon/index.ts';
import {
  assignDuty,
  cancelDuty,
  dutyAssigned,
  openPost,
  postOpened,
  rolesFor,
  seatPost,
  setPostNumber,
  type Duty,
} from '../people/index.ts';
import {
  makePromise,
  maySettle,
  promiseMade,
  promiseSettled,
  settlePromise,
  type Promised,
} from '../promises/index.ts';
import {
  clearSource,
  markSourceAtRisk,
  registerSource,
  renewSourcePhone,
  revokeSourcePhone,
  type Source,
  sourceRegistered,
} from '../sources/index.ts';
import type { DataOf } from '../kernel/index.ts';
import { evolveHandsets, handsetRules } from './handset-rules.ts';
import { ownBase, ownScope } from './own-scope.ts';
import { evolvePlaces, placeRules } from './place-rules.ts';
import type { RegisterRule, RegisterState } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const openingPost: RuleFor<typeof openPost> = (_state, { data }, { registers }) => {
  if (registers.post(data.slug)) return refuse('slug/taken');
  const needsBase = data.role === 'assistant' || data.role === 'commander';
  const base = data.base ? registers.base(data.base) : undefined;
  if ((needsBase || data.base) && !base) return refuse('place/unknown', ['base']);
  return { data: base ? { ...data, province: base.province } : data };
};

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

const registeringSource: RuleFor<typeof registerSource> = (_state, { data }, { registers, actor }) => {
  const community = registers.community(data.community);
  if (!community) return refuse('place/unknown', ['community']);
  if (actor.role === 'assistant' && actor.base !== community.base) return refuse('act/not-yours');
  return { data };
};

const touchingSource: RegisterRule = (state, { data }, { registers, actor }) => {
  if (!state) return refuse('source/not-found');
  const community = registers.community((state as Source).community);
  if (actor.role === 'assistant' && actor.base !== community?.base) return refuse('source/not-found');
  return { data };
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

const known =
  (code: 'place/unknown' | 'post/unknown'): RegisterRule =>
  (state, { data }) =>
    state ? { data } : refuse(code);

export const registerRules: Readonly<Record<string, RegisterRule>> = {
  ...placeRules,
  [openPost.name]: openingPost as RegisterRule,
  [seatPost.name]: known('post/unknown'),
  [setPostNumber.name]: known('post/unknown'),
  [addGateway.name]: addingGateway as RegisterRule,
  [assignDuty.name]: assigningDuty as RegisterRule,
  [cancelDuty.name]: cancellingDuty as RegisterRule,
  [registerSource.name]: registeringSource as RegisterRule,
  [markSourceAtRisk.name]: touchingSource,
  [clearSource.name]: touchingSource,
  [revokeSourcePhone.name]: touchingSource,
  [makePromise.name]: promising as RegisterRule,
  [settlePromise.name]: settling as RegisterRule,
  [addWord.name]: addingWord as RegisterRule,
  [checkWord.name]: touchingWord,
  [removeWord.name]: touchingWord,
  ...handsetRules,
};

/** One register subject after one more accepted entry; `baseOf` gives a community's base. */
export function evolveRegister(
  state: RegisterState | undefined,
  entry: Entry,
  at: Moment,
  baseOf: (community: string) => string,
): RegisterState | undefined {
  const data = entry.data as never;
  switch (entry.act) {
    case openPost.name:
      return postOpened(data);
    case addGateway.name:
      return gatewayAdded(data);
    case assignDuty.name:
      return dutyAssigned(data);
    case cancelDuty.name:
      return { ...(state as Duty), until: Math.min((state as Duty).until, at) };
    case registerSource.name:
      return sourceRegistered(data);
    case markSourceAtRisk.name:
      return { ...(state as Source), isAtRisk: true };
    case clearSource.name:
      return { ...(state as Source), isAtRisk: false };
    case revokeSourcePhone.name:
      return { ...(state as Source), isPhoneRevoked: true };
    case renewSourcePhone.name:
      return { ...(state as Source), isPhoneRevoked: false };
    case makePromise.name:
      return promiseMade(data, baseOf((entry.data as DataOf<typeof makePromise>).community), at);
    case settlePromise.name:
      return promiseSettled(state as Promised, data, at);
    case addWord.name:
      return wordAdded(data);
    case checkWord.name:
      return { ...(state as Word), isChecked: true };
    case removeWord.name:
      return { ...(state as Word), isRemoved: true };
    default:
      return evolvePlaces(state, entry, at) ?? evolveHandsets(state, entry, at) ?? state;
  }
}

/** How far ahead a gap in a roster is shown. */
export const rosterLookAhead = 72 * hour;
