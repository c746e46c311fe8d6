import { code, declareAct, id, maybe, moment, slug } from '../kernel/index.ts';
import { overByItself, settleReasons, troubleKinds } from './codes.ts';

/** Who sees to what raises itself. */
const hands = ['assistant', 'commander', 'duty-officer', 'administrator'] as const;

/**
 * Something does not work that people rely on, and the node says so by itself. It names one thing: a gateway, a contact
 * or a source. Of a source's silence it says no moment: that would tell which message was hers.
 */
export const raiseTrouble = declareAct({
  name: 'trouble.raise',
  subject: 'trouble',
  creates: true,
  who: ['node'],
  data: {
    kind: code(troubleKinds),
    base: slug(),
    /** Who may know of it: the base, or those alone who may know of its sources. */
    concerns: code(['base', 'sources']),
    gateway: maybe(slug()),
    contact: maybe(id()),
    source: maybe(id()),
    /** Since when it is so, as far as that is known. */
    since: maybe(moment()),
  },
});

/** I see to it. */
export const takeTrouble = declareAct({
  name: 'trouble.take',
  subject: 'trouble',
  who: [...hands],
  data: { post: maybe(slug()) },
  byNode: ['post'],
});

/** It needs nobody any more: by itself, or because somebody says so. */
export const settleTrouble = declareAct({
  name: 'trouble.settle',
  subject: 'trouble',
  who: [...hands, 'node'],
  data: { reason: code([...settleReasons, overByItself]) },
});
