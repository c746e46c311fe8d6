import { Type } from 'typebox';
import { events } from '../situations/index.ts';
import { calendarDay, code, declareAct, id, maybe, slug } from '../kernel/index.ts';
import { measures } from './codes.ts';

const office = ['jpt-member', 'protection-manager', 'head-of-office', 'node'] as const;

const holds = {
  threats: Type.Array(code(events), { minItems: 1, maxItems: events.length, uniqueItems: true }),
  measures: Type.Array(code(measures), { minItems: 1, maxItems: measures.length, uniqueItems: true }),
  review: calendarDay(),
};

/** A local protection plan (A9), opened by a team's visit or at the office. */
export const openPlan = declareAct({
  name: 'plan.open',
  subject: 'plan',
  creates: true,
  who: [...office],
  data: {
    base: slug(),
    communities: Type.Array(slug(), { minItems: 1, maxItems: 30, uniqueItems: true }),
    visit: maybe(id()),
    ...holds,
  },
  bodies: ['words'],
});

/** It holds otherwise from now on; by which visit, where it was one (A9). */
export const amendPlan = declareAct({
  name: 'plan.amend',
  subject: 'plan',
  who: [...office],
  data: { visit: maybe(id()), ...holds },
  bodies: ['words'],
});

/** It has been agreed with the communities and holds. */
export const approvePlan = declareAct({
  name: 'plan.approve',
  subject: 'plan',
  who: ['protection-manager', 'head-of-office', 'node'],
  data: {},
});

export const endPlan = declareAct({
  name: 'plan.end',
  subject: 'plan',
  who: ['protection-manager', 'head-of-office', 'node'],
  data: {},
});
