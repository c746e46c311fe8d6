import { Type } from 'typebox';
import { calendarDay, code, declareAct, maybe, slug, whole } from '../kernel/index.ts';
import { cancelReasons, checklist, components } from './codes.ts';

const office = ['jpt-member', 'protection-manager', 'head-of-office', 'node'] as const;

const days = { from: calendarDay(), until: calendarDay() };
const roster = Type.Array(
  Type.Object({ component: code(components), people: whole(1, 50) }, { additionalProperties: false }),
  { minItems: 1, maxItems: components.length },
);
const communities = Type.Array(slug(), { maxItems: 30, uniqueItems: true });

/** Somebody wants a team at a base (A8, A15). */
export const wantVisit = declareAct({
  name: 'visit.want',
  subject: 'visit',
  creates: true,
  who: ['assistant', 'commander', ...office],
  data: { base: slug(), communities: maybe(communities), by: maybe(calendarDay()) },
  bodies: ['words'],
});

/** It is planned, or planned otherwise: what is given replaces what stood there. */
export const planVisit = declareAct({
  name: 'visit.plan',
  subject: 'visit',
  who: [...office],
  data: {
    ...days,
    communities: Type.Array(slug(), { minItems: 1, maxItems: 30, uniqueItems: true }),
    roster,
    vehicles: whole(0, 30),
    checked: maybe(Type.Array(code(checklist), { maxItems: checklist.length, uniqueItems: true })),
  },
});

/** A point of the checklist is settled, by the Assistant or the team. */
export const checkVisit = declareAct({
  name: 'visit.check',
  subject: 'visit',
  who: ['assistant', ...office],
  data: { item: code(checklist) },
});

/** It took place; with who really went, and where. */
export const holdVisit = declareAct({
  name: 'visit.hold',
  subject: 'visit',
  who: [...office],
  data: {
    ...days,
    communities: Type.Array(slug(), { minItems: 1, maxItems: 30, uniqueItems: true }),
    roster,
  },
});

export const cancelVisit = declareAct({
  name: 'visit.cancel',
  subject: 'visit',
  who: [...office],
  data: { reason: code(cancelReasons) },
  bodies: ['words'],
});
