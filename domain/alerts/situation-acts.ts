// Alerts of one event, and who follows an alert.
import { Type } from 'typebox';
import { code, declareAct, digits, id, maybe, slug } from '../kernel/index.ts';
import { events } from './codes.ts';

const field = ['assistant', 'commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;

/** One of the alerts that tell of the same event on the ground: a person has said so. */
export const tieAlert = declareAct({
  name: 'alert.tie',
  subject: 'alert',
  who: [...field],
  data: { situation: id(), situationNumber: maybe(digits(3, 9)), event: maybe(code(events)) },
  byNode: ['situationNumber', 'event'],
});

export const untieAlert = declareAct({
  name: 'alert.untie',
  subject: 'alert',
  who: [...field],
  data: {},
});

/** A proposal waved away: it tells of something else than these, and is not proposed with them again. */
export const apartAlert = declareAct({
  name: 'alert.apart',
  subject: 'alert',
  who: [...field],
  data: { from: Type.Array(id(), { minItems: 1, maxItems: 200, uniqueItems: true }) },
});

/** "I take it": this post follows it from now on. It answers for no clock. */
export const takeAlert = declareAct({
  name: 'alert.take',
  subject: 'alert',
  who: [...field],
  data: { post: maybe(slug()) },
  byNode: ['post'],
});

/** Given to another to follow; it stays where it was until that one takes it. */
export const handAlert = declareAct({
  name: 'alert.hand',
  subject: 'alert',
  who: [...field],
  data: { post: slug(), from: maybe(slug()) },
  byNode: ['from'],
});
