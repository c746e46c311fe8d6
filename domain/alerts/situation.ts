// An alert in a situation, and who follows it: rules and folds.
import type { Fold } from './fold.ts';
import { type DataOf, refuse, type SubjectId } from '../kernel/index.ts';
import type { Post } from '../people/index.ts';
import { standsAt } from '../situations/index.ts';
import type * as acts from './acts.ts';
import type { AlertRule } from './rule.ts';
import { type AlertState, isOpen } from './state.ts';

type RuleFor<A> = AlertRule<DataOf<A>>;

const tie: RuleFor<typeof acts.tieAlert> = (state, { data }, { registers }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  if (state.situation) return refuse('alert/tied');
  const situation = registers.situation(data.situation as SubjectId);
  const no = standsAt(situation, state.base);
  if (no || !situation) return no ?? refuse('situation/not-found');
  return { data: { ...data, situationNumber: situation.number, event: situation.event } };
};

const untie: RuleFor<typeof acts.untieAlert> = (state, { data }) =>
  state.situation ? { data } : refuse('alert/not-tied');

const apart: RuleFor<typeof acts.apartAlert> = (state, { data }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  const from = data.from.filter((one) => one !== state.id);
  return from.length > 0 ? { data: { from } } : refuse('act/schema', ['from']);
};

const take: RuleFor<typeof acts.takeAlert> = (state, { data }, { actor }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  const post = actor.post ?? data.post;
  if (post === undefined) return refuse('post/unknown');
  return isFollowedBy(state, post) ? refuse('alert/already-followed') : { data: { post } };
};

const hand: RuleFor<typeof acts.handAlert> = (state, { data }, { actor, registers }) => {
  if (!isOpen(state)) return refuse('alert/closed');
  const post = registers.post(data.post);
  if (!post) return refuse('post/unknown');
  if (!mayFollow(post, state)) return refuse('duty/wrong-seat');
  if (isFollowedBy(state, post.slug)) return refuse('alert/already-followed');
  return { data: { post: post.slug, ...(actor.post !== null && { from: actor.post }) } };
};

/** True where a post has taken an alert and it was handed to nobody since. */
export function isFollowedBy(state: AlertState, post: string | null): boolean {
  return post !== null && state.followedBy === post && state.handed === null;
}

/** The seats of the alert's base, and the duty officer of its province. */
function mayFollow(
  post: Pick<Post, 'role' | 'base' | 'province'>,
  { base, province }: Pick<AlertState, 'base' | 'province'>,
): boolean {
  if (post.role === 'assistant' || post.role === 'commander') return post.base === base;
  return post.role === 'duty-officer' && post.province === province;
}

export const situationAlertRules = {
  'alert.tie': tie,
  'alert.untie': untie,
  'alert.apart': apart,
  'alert.take': take,
  'alert.hand': hand,
} as const;

export const situationFolds: Readonly<Record<string, Fold>> = {
  'alert.tie': (state, data: DataOf<typeof acts.tieAlert>) => ({
    ...state,
    situation: {
      id: data.situation as SubjectId,
      number: data.situationNumber ?? '',
      event: data.event ?? 'other',
    },
  }),
  'alert.untie': (state) => ({ ...state, situation: null }),
  'alert.apart': (state, data: DataOf<typeof acts.apartAlert>) => ({
    ...state,
    apart: [...new Set([...state.apart, ...(data.from as SubjectId[])])],
  }),
  'alert.take': (state, data: DataOf<typeof acts.takeAlert>) => ({
    ...state,
    followedBy: data.post ?? null,
    handed: null,
  }),
  'alert.hand': (state, data: DataOf<typeof acts.handAlert>) => ({
    ...state,
    handed: { to: data.post, by: data.from ?? null },
  }),
};
