import { Type } from 'typebox';
import { code, declareAct, digits, id, maybe, slug } from '../kernel/index.ts';
import { events } from './codes.ts';

const field = ['assistant', 'commander', 'duty-officer', 'protection-manager', 'head-of-office'] as const;

/** Alerts that one situation holds at most when it is opened; more are tied one by one. */
export const mostAlerts = 200;

/**
 * Several villages tell of one event: a person says so. Its label is a coded event and a number, never words. Which
 * alerts it has, each alert says of itself (`alert.tie`).
 */
export const openSituation = declareAct({
  name: 'situation.open',
  subject: 'situation',
  creates: true,
  who: [...field],
  data: {
    alerts: Type.Array(id(), { minItems: 1, maxItems: mostAlerts, uniqueItems: true }),
    event: code(events),
    base: maybe(slug()),
    number: maybe(digits(3, 9)),
  },
  byNode: ['base', 'number'],
});

/** Nothing is decided through it any more; its open alerts stand on their own again. */
export const endSituation = declareAct({
  name: 'situation.end',
  subject: 'situation',
  who: [...field],
  data: {},
});
