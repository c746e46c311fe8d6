// Rules of telephones and closed groups, and of messages that were kept back: all of them affairs of one base.
import {
  discardMessage,
  type KeptBack,
  messageDiscarded,
  messageKept,
  messageReleased,
  receiveMessage,
  releaseMessage,
} from '../channels/index.ts';
import {
  groupOpened,
  type Handset,
  handsetCode,
  type HandsetHolder,
  handsetIssued,
  handsetNow,
  handsetRegistered,
  holderIn,
  issueHandset,
  loseHandset,
  openGroup,
  possibleFrom,
  registerHandset,
  returnHandset,
  revokeHandset,
} from '../handsets/index.ts';
import { type DataOf, refuse } from '../kernel/index.ts';
import { isAnothers } from './own-scope.ts';
import {
  made,
  type Actor,
  type RegisterFold,
  type RegisterRule,
  type Registers,
  type RegisterState,
} from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const openingGroup: RuleFor<typeof openGroup> = (_state, { data }, { registers }) => {
  if (registers.group(data.slug)) return refuse('slug/taken');
  return registers.base(data.base) ? { data } : refuse('place/unknown', ['base']);
};

const registering: RuleFor<typeof registerHandset> = (_state, { data }, { registers, actor }) => {
  const base = registers.base(data.base);
  if (!base || base.province !== data.province) return refuse('place/unknown', ['base']);
  if (isAnothers(actor, data.base)) return refuse('act/not-yours');
  // A group of another base reads as none.
  if (data.group !== undefined && registers.group(data.group)?.base !== data.base)
    return refuse('group/unknown', ['group']);
  const code = handsetCode(data);
  for (const other of registers.handsets()) if (other.code === code) return refuse('handset/taken');
  return { data };
};

/** The handset of an act, in a state from which the act is possible. */
function touched(state: RegisterState | undefined, act: keyof typeof possibleFrom, actor: Actor) {
  const handset = state as Handset | undefined;
  if (!handset || isAnothers(actor, handset.base)) return refuse('handset/not-found');
  const from: readonly string[] = possibleFrom[act];
  return from.includes(handset.state) ? null : refuse('handset/wrong-state');
}

const issuing: RuleFor<typeof issueHandset> = (state, { data }, { registers, actor }) => {
  const no = touched(state, 'handset.issue', actor);
  if (no) return no;
  const holder = holderIn(data);
  if (!holder) return refuse('act/schema', ['source', 'post']);
  if (baseOfHolder(holder, registers) !== (state as Handset).base)
    return holder.kind === 'post' ? refuse('post/unknown') : refuse('source/not-found');
  for (const other of registers.handsets())
    if (isHeldBy(other, holder)) return refuse('handset/holder-has-one');
  return { data };
};

function baseOfHolder(holder: HandsetHolder, registers: Registers): string | null | undefined {
  if (holder.kind === 'post') return registers.post(holder.post)?.base;
  const source = registers.source(holder.source);
  return source && registers.community(source.community)?.base;
}

function isHeldBy({ holder }: Handset, by: HandsetHolder): boolean {
  if (holder?.kind === 'post') return by.kind === 'post' && holder.post === by.post;
  return holder?.kind === 'source' && by.kind === 'source' && holder.source === by.source;
}

const moving =
  (act: keyof typeof possibleFrom): RegisterRule =>
  (state, { data }, { actor }) =>
    touched(state, act, actor) ?? { data };

const endingMessage: RegisterRule = (state, { data }, { actor }) => {
  const message = state as KeptBack | undefined;
  if (!message || message.ended || isAnothers(actor, message.base)) return refuse('message/not-found');
  return { data };
};

export const handsetRules: Readonly<Record<string, RegisterRule>> = {
  [openGroup.name]: openingGroup as RegisterRule,
  [registerHandset.name]: registering as RegisterRule,
  [issueHandset.name]: issuing as RegisterRule,
  [loseHandset.name]: moving('handset.lose'),
  [returnHandset.name]: moving('handset.return'),
  [revokeHandset.name]: moving('handset.revoke'),
  [releaseMessage.name]: endingMessage,
  [discardMessage.name]: endingMessage,
};

export const handsetFolds: Readonly<Record<string, RegisterFold>> = {
  [openGroup.name]: made(groupOpened),
  [registerHandset.name]: made(handsetRegistered),
  [issueHandset.name]: handsetIssued,
  [loseHandset.name]: (handset: Handset) => handsetNow(handset, 'lost'),
  [returnHandset.name]: (handset: Handset) => handsetNow(handset, 'in-store'),
  [revokeHandset.name]: (handset: Handset) => handsetNow(handset, 'revoked'),
  [receiveMessage.name]: made(messageKept),
  [releaseMessage.name]: messageReleased,
  [discardMessage.name]: messageDiscarded,
};
