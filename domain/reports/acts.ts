import { Type } from 'typebox';
import { calendarDay, code, declareAct, digits, id, maybe, slug, whole } from '../kernel/index.ts';
import {
  activities,
  contactWays,
  datePrecisions,
  knownTo,
  marks,
  observed,
  placePrecisions,
  readers,
  reportKinds,
  returnReasons,
  sections,
  withdrawReasons,
} from './codes.ts';
import { actors, events } from '../situations/index.ts';

const writers = ['assistant', 'commander', 'jpt-member', 'protection-manager', 'node'] as const;
const office = ['protection-manager', 'head-of-office', 'node'] as const;

/** What a report says in codes; what it says in words are its bodies. */
const said = {
  /** The day it tells of, or the first and the last of them. */
  from: calendarDay(),
  until: maybe(calendarDay()),
  datePrecision: maybe(code(datePrecisions)),
  community: maybe(slug()),
  placePrecision: maybe(code(placePrecisions)),
  contact: maybe(code(contactWays)),
  knownTo: maybe(code(knownTo)),
  /** Nothing happened: a report too (a silence is told apart from it). */
  isNil: maybe(Type.Boolean()),
  event: maybe(code(events)),
  actor: maybe(code(actors)),
  killedLow: maybe(whole(0, 9_999)),
  killedHigh: maybe(whole(0, 9_999)),
  hurtLow: maybe(whole(0, 9_999)),
  hurtHigh: maybe(whole(0, 9_999)),
  displacedLow: maybe(whole(0, 999_999)),
  displacedHigh: maybe(whole(0, 999_999)),
  activity: maybe(code(activities)),
  minutes: maybe(whole(5, 1_440)),
  observations: maybe(
    Type.Array(Type.Object({ what: code(observed), mark: code(marks) }, { additionalProperties: false }), {
      maxItems: observed.length,
    }),
  ),
  /** Alerts that it tells of. */
  alerts: maybe(Type.Array(id(), { maxItems: 50, uniqueItems: true })),
  /** The team's visit that it reports on. */
  visit: maybe(id()),
};

/**
 * A report leaves its writer. `base` is the writer's own where he has one. `post`, `number` (six digits), `isHighRisk`
 * (A6: by local authorities or security forces) and `isMentored` (by an Assistant: H6) are filled in by the node.
 */
export const sendReport = declareAct({
  name: 'report.send',
  subject: 'report',
  creates: true,
  who: [...writers],
  data: {
    kind: code(reportKinds),
    readers: code(readers),
    base: maybe(slug()),
    ...said,
    post: maybe(slug()),
    number: maybe(digits(6, 6)),
    isHighRisk: maybe(Type.Boolean()),
    isMentored: maybe(Type.Boolean()),
  },
  byNode: ['post', 'number', 'isHighRisk', 'isMentored'],
  bodies: ['text', ...sections],
});

/** The writer mends what was returned, or adds to what was not yet accepted: what is given replaces what stood there. */
export const amendReport = declareAct({
  name: 'report.amend',
  subject: 'report',
  who: [...writers],
  data: { ...said, from: maybe(calendarDay()) },
  bodies: ['text', ...sections],
});

export const withdrawReport = declareAct({
  name: 'report.withdraw',
  subject: 'report',
  who: [...writers],
  data: { reason: code(withdrawReasons) },
});

/** The office has read it. How good it is (1 poor to 5 very good) is for its writer and the mentor alone (H6). */
export const acceptReport = declareAct({
  name: 'report.accept',
  subject: 'report',
  who: [...office],
  data: { quality: maybe(whole(1, 5)) },
  bodies: ['comment'],
});

export const returnReport = declareAct({
  name: 'report.return',
  subject: 'report',
  who: [...office],
  data: { reason: code(returnReasons) },
  bodies: ['comment'],
});

/** The office codes what an accepted report tells of. */
export const codeReport = declareAct({
  name: 'report.code',
  subject: 'report',
  who: [...office],
  data: { event: code(events), actor: code(actors), community: maybe(slug()) },
});
