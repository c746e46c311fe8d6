// Rules and folds of posts and their postings: chairs, and from when to when each was occupied.
import { type DataOf, type Moment, momentOf, refuse } from '../kernel/index.ts';
import {
  describePost,
  openPost,
  type Post,
  postDescribed,
  postOpened,
  postSeated,
  postVacated,
  renewCode,
  seatPost,
  setPostNumber,
  sittingSince,
  vacatePost,
} from '../people/index.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

const openingPost: RuleFor<typeof openPost> = (_state, { data }, { registers }) => {
  if (registers.post(data.slug)) return refuse('slug/taken');
  const needsBase = data.role === 'assistant' || data.role === 'commander';
  const base = data.base ? registers.base(data.base) : undefined;
  if ((needsBase || data.base) && !base) return refuse('place/unknown', ['base']);
  return { data: base ? { ...data, province: base.province } : data };
};

/** Where the last posting began or ended: another cannot begin before it. */
function lastChange({ postings }: Post): Moment {
  const last = postings.at(-1);
  return last ? (last.until ?? last.from) : 0;
}

const seating: RuleFor<typeof seatPost> = (state, { data }, { now }) => {
  if (!state) return refuse('post/unknown');
  if (data.from === undefined) return { data };
  const from = momentOf(data.from);
  if (from > now) return refuse('time/in-the-future', ['from']);
  return from < lastChange(state as Post) ? refuse('post/not-then', ['from']) : { data };
};

const vacating: RuleFor<typeof vacatePost> = (state, { data }, { now }) => {
  if (!state) return refuse('post/unknown');
  const since = sittingSince(state as Post);
  // One that was seated before dates were noted has no posting here: it may be vacated from now.
  if (since === null && (state as Post).postings.length > 0) return refuse('post/vacant');
  if (data.until === undefined) return { data };
  const until = momentOf(data.until);
  if (until > now) return refuse('time/in-the-future', ['until']);
  return until < (since ?? 0) ? refuse('post/not-then', ['until']) : { data };
};

const touchingPost: RegisterRule = (state, { data }) => (state ? { data } : refuse('post/unknown'));

export const postRules: Readonly<Record<string, RegisterRule>> = {
  [openPost.name]: openingPost as RegisterRule,
  [seatPost.name]: seating as RegisterRule,
  [vacatePost.name]: vacating as RegisterRule,
  [setPostNumber.name]: touchingPost,
  [describePost.name]: touchingPost,
  [renewCode.name]: touchingPost,
};

export const postFolds: Readonly<Record<string, RegisterFold>> = {
  [openPost.name]: made(postOpened),
  [describePost.name]: postDescribed,
  [seatPost.name]: postSeated,
  [vacatePost.name]: postVacated,
};
