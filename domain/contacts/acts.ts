import { Type } from 'typebox';
import { code, declareAct, maybe, moment, slug, timeOfDay, whole } from '../kernel/index.ts';

/** How people who have no network are spoken to at agreed hours. */
export const contactWays = ['hf', 'satellite', 'call'] as const;

/**
 * A contact that is agreed on: with a village (then it is known to those alone who may know of its sources), or with
 * the base itself. Hours are the bases' own; days as ISO 8601 counts them, 1 is Monday.
 */
export const scheduleContact = declareAct({
  name: 'contact.schedule',
  subject: 'contact',
  creates: true,
  who: ['assistant', 'duty-officer', 'administrator', 'node'],
  data: {
    base: slug(),
    community: maybe(slug()),
    way: code(contactWays),
    hours: Type.Array(timeOfDay(), { minItems: 1, maxItems: 12 }),
    days: Type.Array(whole(1, 7), { minItems: 1, maxItems: 7 }),
    graceMinutes: whole(5, 720),
  },
});

export const cancelContact = declareAct({
  name: 'contact.cancel',
  subject: 'contact',
  who: ['assistant', 'duty-officer', 'administrator', 'node'],
  data: {},
});

/** They were heard. Typed by hand: when it was heard and when it was typed are two moments (B15). */
export const hearContact = declareAct({
  name: 'contact.heard',
  subject: 'contact',
  who: ['assistant', 'duty-officer', 'node'],
  data: { heardAt: moment(), typedAt: maybe(moment()) },
  byNode: ['typedAt'],
});
