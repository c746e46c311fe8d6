import { code, declareAct, label, maybe, moment, roles, slug } from '../kernel/index.ts';
import { provinces } from '../communities/index.ts';

/** Who is rung: the Assistant and the commander of a base, the duty officer of a province. */
export const seats = ['assistant', 'commander', 'duty-officer'] as const;
export type Seat = (typeof seats)[number];

/** Languages in which posts are written to, by SMS too. */
export const postLanguages = ['fr', 'en', 'sw'] as const;

/** A post is a chair, not a person; who sits in it is known to the keystore alone. */
export const openPost = declareAct({
  name: 'post.open',
  subject: 'post',
  creates: true,
  who: ['administrator', 'node'],
  data: {
    slug: slug(),
    label: label(),
    role: code(roles),
    /** The base it serves, for an Assistant or a commander. */
    base: maybe(slug()),
    province: maybe(code(provinces)),
    language: maybe(code(postLanguages)),
  },
  labels: ['label'],
  secrets: ['number'],
});

/**
 * A person takes the post. Who that is, and the pen she writes with from then on, is known to the keystore alone. The
 * day from which it was hers may be given where it is typed in afterwards.
 */
export const seatPost = declareAct({
  name: 'post.seat',
  subject: 'post',
  // 2: from when on.
  version: 2,
  who: ['administrator', 'node'],
  data: { from: maybe(moment()) },
  secrets: ['name'],
  upcasters: { 1: (data) => data },
});

/** The posting ends and nobody follows yet: what opened the post to her opens nothing any more. */
export const vacatePost = declareAct({
  name: 'post.vacate',
  subject: 'post',
  who: ['administrator', 'node'],
  data: { until: maybe(moment()) },
});

/** What holds of a post from now on: the language in which it is written to. */
export const describePost = declareAct({
  name: 'post.describe',
  subject: 'post',
  who: ['administrator', 'node'],
  data: { language: code(postLanguages) },
});

/**
 * Whoever sits in the post has lost what she signs in with: all of it ends at once, and she is given a new one-time
 * code. The post stays hers, and so does her pen.
 */
export const renewCode = declareAct({
  name: 'post.renew-code',
  subject: 'post',
  who: ['administrator'],
  data: {},
});

export const setPostNumber = declareAct({
  name: 'post.set-number',
  subject: 'post',
  who: ['administrator', 'node'],
  data: {},
  secrets: ['number'],
});

/** From one moment to another, this post is rung for this seat of this base or province. */
export const assignDuty = declareAct({
  name: 'duty.assign',
  subject: 'duty',
  creates: true,
  who: ['administrator', 'commander', 'duty-officer', 'protection-manager', 'head-of-office', 'node'],
  data: {
    post: slug(),
    seat: code(seats),
    /** The base's slug, or the province's code for a duty officer. */
    scope: slug(),
    from: moment(),
    until: moment(),
  },
});

export const cancelDuty = declareAct({
  name: 'duty.cancel',
  subject: 'duty',
  who: ['administrator', 'commander', 'duty-officer', 'protection-manager', 'head-of-office', 'node'],
  data: {},
});
