// How the story of one alert is written down: its opening, and what was done about it so many minutes later.
import { alertCodes } from '@ulinzi/domain/alerts';
import { type Seat, seats } from '@ulinzi/domain/people';
import type { Step, Who } from './exercise.ts';
import { sources } from './sources.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Minutes after the opening, who, what, and the act's fields. Who is a seat of the alert's base (or its province) or a
 * post. What is an act on the alert by its last word, or `replies` (with the page's digits), `rings back` (a bip), or,
 * for the `caller`, `writes`.
 */
export type Deed = readonly [after: number, by: string, what: string, fields?: Fields];

export interface Told {
  readonly alert: string;
  readonly base: string;
  readonly province: string;
  readonly minutesAgo: number;
}

function whoOf(by: string, { base, province }: Told): Who {
  const seat = seats.find((one) => one === by) as Seat | undefined;
  return seat ? { seat, scope: seat === 'duty-officer' ? province : base } : by;
}

/** A moment so many minutes after the alert's opening, as the exercise's data says it. */
function momentAfter(minutesAgo: number, after: number): Fields {
  return after <= minutesAgo ? { minutesAgo: minutesAgo - after } : { minutesAhead: after - minutesAgo };
}

function dated(fields: Fields, minutesAgo: number): Fields {
  const entries = Object.entries(fields).map(([name, value]) => {
    const { after } = (value ?? {}) as { after?: number };
    return [name, after === undefined ? value : momentAfter(minutesAgo, after)];
  });
  return Object.fromEntries(entries) as Fields;
}

/** Seconds past the minute, so that not everything happens on the same second of it. */
function secondsPast(nth: number): number {
  return (nth * 17 + 11) % 47;
}

function stepOf(deed: Deed, nth: number, told: Told, from: string): Step {
  const [after, by, what, fields = {}] = deed;
  const minutesAgo = told.minutesAgo - after - secondsPast(nth) / 60;
  if (what === 'writes') return { minutesAgo, kind: 'message', from, text: String(fields['text']) };
  if (what === 'replies') return { minutesAgo, kind: 'reply', by: whoOf(by, told), way: 'sms' };
  if (what === 'rings back') return { minutesAgo, kind: 'reply', by: whoOf(by, told), way: 'call' };
  return {
    minutesAgo,
    kind: 'act',
    act: `alert.${what}`,
    by: whoOf(by, told),
    on: told.alert,
    fields: dated(fields, told.minutesAgo),
  };
}

/** An alert that a message (or, without words, a missed call) opened. */
export function heard(
  told: Told,
  from: string,
  text: string | null,
  ...deeds: readonly (readonly Deed[])[]
): Step[] {
  return [
    { minutesAgo: told.minutesAgo, kind: 'message', from, text, alert: told.alert },
    ...deeds.flat().map((deed, nth) => stepOf(deed, nth, told, from)),
  ];
}

/** An alert that the Assistant on duty typed in: heard by radio, by voice, or from somebody who walked in. */
export function typed(told: Told, fields: Fields, ...deeds: readonly (readonly Deed[])[]): Step[] {
  return [
    {
      minutesAgo: told.minutesAgo,
      kind: 'act',
      act: 'alert.record',
      by: whoOf('assistant', told),
      as: told.alert,
      fields: dated({ base: told.base, ...fields }, told.minutesAgo),
    },
    ...deeds.flat().map((deed, nth) => stepOf(deed, nth, told, '')),
  ];
}

/** Something promised to a community on account of an alert; due so many minutes after the alert's opening. */
export function promised(
  told: Told,
  [after, by]: readonly [number, string],
  name: string,
  fields: Fields,
): Step {
  return {
    minutesAgo: told.minutesAgo - after,
    kind: 'act',
    act: 'promise.make',
    by: whoOf(by, told),
    as: name,
    fields: dated({ ...fields, alert: { named: told.alert } }, told.minutesAgo),
  };
}

export function settled(
  told: Told,
  [after, by]: readonly [number, string],
  name: string,
  fields: Fields,
): Step {
  return {
    minutesAgo: told.minutesAgo - after,
    kind: 'act',
    act: 'promise.settle',
    by: whoOf(by, told),
    on: name,
    fields,
  };
}

/** The number of the first (or another) source of a community. Throws where there is none: a mistake in the story. */
export function sourceAt(community: string, nth = 1): string {
  const source = sources.filter((one) => one.community === community)[nth - 1];
  if (!source) throw new Error(`no source ${nth} at ${community} in the exercise`);
  return source.number;
}

/** The Assistant on duty answers the page with its digits. */
export function replied(after: number): Deed[] {
  return [[after, 'assistant', 'replies']];
}

/** The Assistant on duty is handed the number, calls back and codes what was said. */
export function spoken(after: number, coded: Fields): Deed[] {
  return [
    [after, 'assistant', 'request-number'],
    [after + 3, 'assistant', 'call-back', { result: 'spoke', ...coded }],
  ];
}

export function assessed(after: number, reliability: string, information: string): Deed[] {
  return [[after, 'assistant', 'assess', { credibility: 'credible', reliability, information }]];
}

/** A patrol with all its checks, from the decision to the outcome. */
export function patrolled(
  [decided, leaves, arrives, resolved]: readonly [number, number, number, number],
  outcome: string,
  note?: string,
): Deed[] {
  return [
    [decided, 'commander', 'decide', { decision: 'respond' }],
    [leaves, 'commander', 'respond', { means: 'patrol', checks: [...alertCodes.checks] }],
    [arrives, 'commander', 'arrive'],
    [resolved, 'commander', 'resolve', { outcome, ...(note && { note }) }],
  ];
}

/** Somebody else is sent: the authorities, or another who can act. */
export function sent(
  means: 'authorities' | 'other',
  [decided, leaves, resolved]: readonly [number, number, number],
  outcome: string,
): Deed[] {
  return [
    [decided, 'commander', 'decide', { decision: 'respond' }],
    [leaves, 'commander', 'respond', { means, checks: [...alertCodes.checksFor[means]] }],
    [resolved, 'commander', 'resolve', { outcome }],
  ];
}

/** Passed on with the checks; `why` where the perpetrator is unknown and it goes to the state's side. */
export function passedOn(
  decided: number,
  recipient: string,
  answer?: readonly [after: number, answer: string],
  why?: string,
): Deed[] {
  const fields = { decision: 'pass-on', recipient, checks: [...alertCodes.checksFor.authorities] };
  return [
    [decided, 'commander', 'decide', { ...fields, ...(why && { why }) }],
    ...(answer ? [[answer[0], 'assistant', 'answer', { answer: answer[1] }] as const] : []),
  ];
}

export function couldNot(decided: number, cause: string): Deed[] {
  return [[decided, 'commander', 'decide', { decision: 'cannot', cause }]];
}

/** The village is told what came of it, and the alert is closed ten minutes later. */
export function toldAndClosed(after: number, way: 'voice' | 'in-person' | 'agreed-phrase' = 'voice'): Deed[] {
  return [...toldVillage(after, way), [after + 10, 'commander', 'close']];
}

export function toldVillage(after: number, way: 'voice' | 'in-person' | 'agreed-phrase' = 'voice'): Deed[] {
  return [[after, 'assistant', 'feedback', { result: 'given', way }]];
}
