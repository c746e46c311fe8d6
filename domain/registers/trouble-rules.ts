// Rules and folds of what raises itself and of contacts that are agreed on.
import {
  cancelContact,
  type Contact,
  contactHeard,
  contactScheduled,
  hearContact,
  scheduleContact,
} from '../contacts/index.ts';
import { type DataOf, day, isoOf, minute, momentOf, type Refusal, refuse } from '../kernel/index.ts';
import {
  maySettleTrouble,
  raiseTrouble,
  settleTrouble,
  takeTrouble,
  thingOf,
  type Trouble,
  troubleRaised,
  troubleSettled,
  troubleTaken,
} from '../troubles/index.ts';
import { ownBase } from './own-scope.ts';
import {
  made,
  type RegisterFold,
  type RegisterRule,
  type RegisterState,
  type RuleContext,
} from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

/** Longer ago nobody remembers an hour. */
const heardAtMost = 7 * day;

/** Those who may know of the sources of a base. */
const knowsSources: readonly string[] = ['assistant', 'node'];

const raising: RuleFor<typeof raiseTrouble> = (_state, { data }, { registers }) => {
  if (!registers.base(data.base)) return refuse('place/unknown', ['base']);
  const things = [data.gateway, data.contact, data.source].filter((one) => one !== undefined);
  const thing = thingOf(data);
  if (things.length !== 1 || thing === null) return refuse('act/schema', ['gateway', 'contact', 'source']);
  for (const other of registers.troubles())
    if (!other.settled && other.kind === data.kind && other.thing === thing) return refuse('trouble/open');
  return { data };
};

/** What is another base's, or of sources and not hers to know, reads as if it were not there. */
function notHers(state: RegisterState | undefined, context: RuleContext): Refusal | null {
  const trouble = state as Trouble | undefined;
  const isHidden = trouble?.isOfSources && !knowsSources.includes(context.actor.role);
  return !trouble || isHidden || ownBase(context, trouble.base) ? refuse('trouble/not-found') : null;
}

const taking: RuleFor<typeof takeTrouble> = (state, { data }, context) => {
  const no = notHers(state, context) ?? maySettleTrouble(state as Trouble, context.actor.role);
  if (no) return no;
  const { post } = context.actor;
  return { data: post === null ? data : { ...data, post } };
};

const settling: RuleFor<typeof settleTrouble> = (state, { data }, context) =>
  notHers(state, context) ?? maySettleTrouble(state as Trouble, context.actor.role, data.reason) ?? { data };

const scheduling: RuleFor<typeof scheduleContact> = (_state, { data }, context) => {
  const { registers, actor } = context;
  const base = registers.base(data.base);
  if (!base) return refuse('place/unknown', ['base']);
  const no = ownBase(context, data.base);
  if (no) return no;
  if (data.community === undefined) return { data };
  // Which village speaks at which hour is for those who may know of its sources.
  if (!['assistant', 'administrator', 'node'].includes(actor.role)) return refuse('act/not-yours');
  return registers.community(data.community)?.base === data.base
    ? { data }
    : refuse('place/unknown', ['community']);
};

function touched(state: RegisterState | undefined, context: RuleContext): Refusal | null {
  const contact = state as Contact | undefined;
  const isHidden = contact?.community && ![...knowsSources, 'administrator'].includes(context.actor.role);
  if (!contact || isHidden || ownBase(context, contact.base)) return refuse('contact/not-found');
  return contact.isCancelled ? refuse('contact/cancelled') : null;
}

const cancelling: RuleFor<typeof cancelContact> = (state, { data }, context) =>
  touched(state, context) ?? { data };

const hearing: RuleFor<typeof hearContact> = (state, { data }, context) => {
  const no = touched(state, context);
  if (no) return no;
  const { now } = context;
  if (momentOf(data.heardAt) > now + minute) return refuse('time/in-the-future', ['heardAt']);
  if (momentOf(data.heardAt) < now - heardAtMost) return refuse('time/in-the-past', ['heardAt']);
  return { data: { ...data, typedAt: isoOf(now) } };
};

export const troubleRules: Readonly<Record<string, RegisterRule>> = {
  [raiseTrouble.name]: raising as RegisterRule,
  [takeTrouble.name]: taking as RegisterRule,
  [settleTrouble.name]: settling as RegisterRule,
  [scheduleContact.name]: scheduling as RegisterRule,
  [cancelContact.name]: cancelling as RegisterRule,
  [hearContact.name]: hearing as RegisterRule,
};

export const troubleFolds: Readonly<Record<string, RegisterFold>> = {
  [raiseTrouble.name]: made(troubleRaised),
  [takeTrouble.name]: troubleTaken,
  [settleTrouble.name]: troubleSettled,
  [scheduleContact.name]: made(contactScheduled),
  [hearContact.name]: contactHeard,
  [cancelContact.name]: (contact: Contact) => ({ ...contact, isCancelled: true }),
};
