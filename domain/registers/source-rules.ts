// Rules and folds of sources: pseudonyms of people, an affair of their base's Assistants and of the custodians.
import { type DataOf, isDay, type Moment, type Refusal, refuse, today } from '../kernel/index.ts';
import {
  clearSource,
  describeSource,
  electionLacks,
  markSourceAtRisk,
  registerSource,
  renewSourcePhone,
  revokeSourcePhone,
  type Source,
  sourceDescribed,
  sourceRegistered,
} from '../sources/index.ts';
import { isAnothers } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;
type Chosen = Pick<DataOf<typeof describeSource>, 'selection' | 'selectedOn' | 'termUntil'>;

/** How she was chosen, as it would stand with what is said now. */
function wrongChoice(regime: Source['regime'], chosen: Chosen, now: Moment): Refusal | null {
  const { selection = null, selectedOn = null, termUntil } = chosen;
  if (selectedOn !== null && !isDay(selectedOn)) return refuse('act/schema', ['selectedOn']);
  if (selectedOn !== null && selectedOn > today(now)) return refuse('time/in-the-future', ['selectedOn']);
  if (termUntil !== undefined && !(isDay(termUntil) && termUntil >= (selectedOn ?? '')))
    return refuse('act/schema', ['termUntil']);
  const lacking = electionLacks({ regime, selection, selectedOn });
  return lacking ? refuse('source/election-missing', [lacking]) : null;
}

/** One who is elected in public was chosen by a public election: that need not be said twice. */
const registeringSource: RuleFor<typeof registerSource> = (_state, { data }, { registers, actor, now }) => {
  const community = registers.community(data.community);
  if (!community) return refuse('place/unknown', ['community']);
  if (isAnothers(actor, community.base)) return refuse('act/not-yours');
  const isElected = data.regime === 'public-elected' && data.selection === undefined;
  const whole = isElected ? { ...data, selection: 'public-election' as const } : data;
  const no = wrongChoice(data.regime, whole, now);
  if (no) return no;
  const { code } = sourceRegistered(data);
  for (const other of registers.sources()) if (other.code === code) return refuse('source/taken', ['digits']);
  return { data: whole };
};

const touchingSource: RegisterRule = (state, { data }, { registers, actor }) => {
  if (!state) return refuse('source/not-found');
  const community = registers.community((state as Source).community);
  if (isAnothers(actor, community?.base)) return refuse('source/not-found');
  return { data };
};

/** One that was registered before the election was asked for may still be described, as long as nothing is said of it. */
const describingSource: RuleFor<typeof describeSource> = (state, input, context) => {
  const { data, bodies } = input;
  const touched = touchingSource(state, input as never, context);
  if ('refused' in touched) return touched;
  if (Object.keys(data).length === 0 && bodies.size === 0) return refuse('act/schema', ['language']);
  const saysHow = [data.selection, data.selectedOn, data.termUntil].some((said) => said !== undefined);
  if (!saysHow) return { data };
  const held = state as Source;
  const chosen = {
    selection: data.selection ?? held.selection ?? undefined,
    selectedOn: data.selectedOn ?? held.selectedOn ?? undefined,
    termUntil: data.termUntil ?? held.termUntil ?? undefined,
  };
  return wrongChoice(held.regime, chosen as Chosen, context.now) ?? { data };
};

export const sourceRules: Readonly<Record<string, RegisterRule>> = {
  [registerSource.name]: registeringSource as RegisterRule,
  [describeSource.name]: describingSource as RegisterRule,
  [markSourceAtRisk.name]: touchingSource,
  [clearSource.name]: touchingSource,
  [revokeSourcePhone.name]: touchingSource,
};

export const sourceFolds: Readonly<Record<string, RegisterFold>> = {
  [registerSource.name]: made(sourceRegistered),
  [describeSource.name]: sourceDescribed,
  [markSourceAtRisk.name]: (source: Source) => ({ ...source, isAtRisk: true }),
  [clearSource.name]: (source: Source) => ({ ...source, isAtRisk: false }),
  [revokeSourcePhone.name]: (source: Source) => ({ ...source, isPhoneRevoked: true }),
  [renewSourcePhone.name]: (source: Source) => ({ ...source, isPhoneRevoked: false }),
};
