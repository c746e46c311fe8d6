// What a wider circle sees of an alert. One lane is open: a running alert goes up its own ladder to its province, at
// village precision, without source, words or author, and leaves those screens when it is closed and no community
// waits any more. Pure and total: what is not named here as passing on is blanked.
import { laneRoles } from '../kernel/index.ts';
import type { Actor } from '../registers/index.ts';
import { handAlert, recordCallBack, requestNumber } from './acts.ts';
import { communitiesNotTold } from './owed.ts';
import { type AlertState, isOpen } from './state.ts';

/** `base`: all of it. `lane`: what its province sees. */
export type AlertView = 'base' | 'lane';

export interface Audience {
  readonly view: AlertView;
  /** True for the posts of Assistants, who are the authors to hide; a post that is not known is hidden too. */
  isAssistant(post: string): boolean;
}

/** What stands in the place of an Assistant's post: her seat. */
export const assistantSeat = 'assistant';

/** How an actor sees an alert, or null where it reads to her as if it were not there. */
export function viewOf(
  actor: Pick<Actor, 'role' | 'base' | 'province'>,
  alert: Pick<AlertState, 'base' | 'province'>,
): AlertView | null {
  if (actor.role === 'node' || actor.role === 'custodian') return 'base';
  if (actor.role === 'assistant' || actor.role === 'commander')
    return actor.base === alert.base ? 'base' : null;
  return laneRoles.includes(actor.role) && actor.province === alert.province ? 'lane' : null;
}

/** True where an alert stands on an actor's screens now: up the lane only while it runs or a community waits. */
export function isShownTo(actor: Pick<Actor, 'role' | 'base' | 'province'>, alert: AlertState): boolean {
  const view = viewOf(actor, alert);
  return view === 'base' || (view === 'lane' && isOnBoard(alert));
}

/** True while an alert runs, or a community has still to be told: what a board shows. */
export function isOnBoard(state: AlertState): boolean {
  return isOpen(state) || owesFeedback(state);
}

/** True when a community has still to be told, whether or not the alert is closed. */
export function owesFeedback(state: AlertState): boolean {
  return state.feedbackSince !== null && communitiesNotTold(state).length > 0;
}

/** The alert as an audience sees it; null where it has left its screens. Projecting twice is projecting once. */
export function project(state: AlertState, audience: Audience): AlertState | null {
  if (audience.view === 'base') return state;
  if (!isOnBoard(state)) return null;
  const seat = (post: string) => seatOf(post, audience);
  return {
    ...state,
    version: state.laneVersion,
    acknowledgedBy: state.acknowledgedBy === null ? null : seat(state.acknowledgedBy),
    overdue: Object.fromEntries(
      Object.entries(state.overdue).map(([clock, posts]) => [clock, [...new Set(posts.map(seat))]]),
    ),
    callBack: null,
    callBacks: 0,
    isSourceAtRisk: false,
    followedBy: state.followedBy === null ? null : seat(state.followedBy),
    handed: state.handed && {
      to: seat(state.handed.to),
      by: state.handed.by === null ? null : seat(state.handed.by),
    },
    feedback: Object.fromEntries(
      Object.entries(state.feedback).map(([community, standing]) => [
        community,
        { ...standing, post: standing.post === null ? null : seat(standing.post) },
      ]),
    ),
  };
}

/** How many of an alert's entries a reader knows of: what her token says she has seen. */
export function versionSeen(state: AlertState, view: AlertView): number {
  return view === 'lane' ? state.laneVersion : state.version;
}

/** True where an entry has changed anything that the alert's province can tell of. */
export function changesLane(before: AlertState | undefined, after: AlertState): boolean {
  if (!before) return true;
  const isSeen = before.laneVersion !== after.laneVersion || before.contested !== after.contested;
  return isSeen && (isOnBoard(before) || isOnBoard(after));
}

/**
 * What a province's timeline does not tell: whole acts, fields of every act, fields of single ones. How a source
 * answered tells of her, and by which page somebody was reached is the base's own affair. The guard of the database
 * (node/readings) keeps back the same.
 */
export const hiddenFromLane: {
  readonly acts: readonly string[];
  readonly fields: readonly string[];
  readonly fieldsOf: Readonly<Record<string, readonly string[]>>;
} = {
  acts: [requestNumber.name],
  fields: ['page'],
  fieldsOf: { [recordCallBack.name]: ['result'], [handAlert.name]: ['from'] },
};

/** Acts of which no line stands in a province's timeline. */
export function isHiddenFromLane(act: string): boolean {
  return hiddenFromLane.acts.includes(act);
}

function seatOf(post: string, audience: Audience): string {
  return audience.isAssistant(post) ? assistantSeat : post;
}

/** What an alert's timeline tells of one entry. */
export interface TimelineEntry {
  readonly act: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A line of the timeline as an audience sees it; null where it is none of hers. */
export function projectEntry(entry: TimelineEntry, audience: Audience): TimelineEntry | null {
  if (entry.act === requestNumber.name && audience.view === 'base') return { ...entry, data: {} };
  if (audience.view === 'base') return entry;
  if (isHiddenFromLane(entry.act)) return null;
  const hidden = [...hiddenFromLane.fields, ...(hiddenFromLane.fieldsOf[entry.act] ?? [])];
  const data = Object.fromEntries(Object.entries(entry.data).filter(([name]) => !hidden.includes(name)));
  const { post } = data;
  return {
    act: entry.act,
    data: typeof post === 'string' ? { ...data, post: seatOf(post, audience) } : data,
  };
}
