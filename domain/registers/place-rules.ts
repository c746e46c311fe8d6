// Rules and folds of bases and communities.
import {
  addAlias,
  addCommunity,
  aliasAdded,
  aliasRemoved,
  type Base,
  baseOpened,
  clocksSet,
  type Community,
  communityAdded,
  communityDescribed,
  describeCommunity,
  hasName,
  isSameName,
  openBase,
  removeAlias,
  setClocks,
} from '../communities/index.ts';
import { type DataOf, type Moment, refuse } from '../kernel/index.ts';
import { ownBase } from './own-scope.ts';
import { made, type FoldAround, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const openingBase: RuleFor<typeof openBase> = (_state, { data }, { registers }) =>
  registers.base(data.slug) ? refuse('slug/taken') : { data };

/** The ladder climbs: the duty officer is rung after the commander. */
const settingClocks: RuleFor<typeof setClocks> = (state, { data }, context) => {
  if (!state) return refuse('place/unknown');
  const no = ownBase(context, (state as Base).slug);
  if (no) return no;
  return data.dutyOfficerMinutes > data.acknowledgeMinutes
    ? { data }
    : refuse('act/schema', ['dutyOfficerMinutes']);
};

const addingCommunity: RuleFor<typeof addCommunity> = (_state, { data }, context) => {
  if (context.registers.community(data.slug)) return refuse('slug/taken');
  if (!context.registers.base(data.base)) return refuse('place/unknown', ['base']);
  return ownBase(context, data.base) ?? { data };
};

/** Two places may share a name, and so an alias: there are two Luvungi. One place has each name once. */
const addingAlias: RuleFor<typeof addAlias> = (state, { data }, context) => {
  const community = state as Community;
  const no = ownBase(context, community.base);
  if (no) return no;
  if (!hasName(data.name)) return refuse('act/schema', ['name']);
  return [community.label, ...community.aliases].some((name) => isSameName(name, data.name))
    ? refuse('place/alias-taken')
    : { data };
};

const removingAlias: RuleFor<typeof removeAlias> = (state, { data }, context) => {
  const community = state as Community;
  const no = ownBase(context, community.base);
  if (no) return no;
  return community.aliases.some((name) => isSameName(name, data.name)) ? { data } : refuse('place/no-alias');
};

const describing: RuleFor<typeof describeCommunity> = (state, { data }, context) => {
  const no = ownBase(context, (state as Community).base);
  if (no) return no;
  const { from: _from, populationLow, populationHigh, ...others } = data;
  if ((populationLow === undefined) !== (populationHigh === undefined))
    return refuse('act/schema', [populationLow === undefined ? 'populationLow' : 'populationHigh']);
  if ((populationLow ?? 0) > (populationHigh ?? 0)) return refuse('act/schema', ['populationHigh']);
  const saysSomething = populationLow !== undefined || Object.keys(others).length > 0;
  if (data.territory !== undefined && !hasName(data.territory)) return refuse('act/schema', ['territory']);
  return saysSomething ? { data } : refuse('act/schema', ['stage']);
};

export const placeRules: Readonly<Record<string, RegisterRule>> = {
  [openBase.name]: openingBase as RegisterRule,
  [setClocks.name]: settingClocks as RegisterRule,
  [addCommunity.name]: addingCommunity as RegisterRule,
  [addAlias.name]: addingAlias as RegisterRule,
  [removeAlias.name]: removingAlias as RegisterRule,
  [describeCommunity.name]: describing as RegisterRule,
};

export const placeFolds: Readonly<Record<string, RegisterFold>> = {
  [openBase.name]: (_state: unknown, data: DataOf<typeof openBase>, _at: Moment, { circle }: FoldAround) =>
    baseOpened(data, circle),
  [setClocks.name]: clocksSet,
  [addCommunity.name]: made(communityAdded),
  [addAlias.name]: (community: Community, { name }: DataOf<typeof addAlias>) => aliasAdded(community, name),
  [removeAlias.name]: (community: Community, { name }: DataOf<typeof removeAlias>) =>
    aliasRemoved(community, name),
  [describeCommunity.name]: communityDescribed,
};
