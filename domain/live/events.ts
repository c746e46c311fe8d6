// What a watch room is told while it is open, over Server-Sent Events. The event's id is an opaque cursor: given back
// after a lost connection, it brings what changed meanwhile, each thing once.
import { type Static, Type } from 'typebox';
import { boardAnswer, boardLine } from '../alerts/index.ts';

/** Lists that a screen reads again when they have changed. */
export const liveLists = [
  'duties',
  'shifts',
  'promises',
  'gateways',
  'words',
  'sources',
  'posts',
  'places',
  'troubles',
  'drills',
  'recommendations',
  'visits',
  'plans',
  'reports',
  'questions',
  'mentoring',
] as const;
export type LiveList = (typeof liveLists)[number];

/**
 * By the name of the event.
 * `board`: everything the reader may see that is open or waits for feedback; replaces what she had.
 * `alert`: one line, new or changed. `gone`: an alert that has left her screens.
 * `delivery`: how far a message for this alert has come has changed. `list`: a list is to be read again.
 * `tick`: the node's clock, every fifteen seconds whatever happens. `ended`: the session is over,
 * or is a duty desk from now on.
 */
export const liveEvents = {
  board: boardAnswer,
  alert: boardLine,
  gone: Type.Object({ id: Type.String() }),
  delivery: Type.Object({ id: Type.String() }),
  list: Type.Object({ list: Type.Enum([...liveLists]) }),
  tick: Type.Object({ now: Type.String(), clockInDoubt: Type.Boolean() }),
  ended: Type.Object({}),
} as const;

export type LiveEvents = { readonly [Name in keyof typeof liveEvents]: Static<(typeof liveEvents)[Name]> };
export type LiveEventName = keyof LiveEvents;
