// Which acts a reader could do now. What the screens offer follows the rules instead of repeating them: a test holds
// every act offered, and every act not offered, against what the rules say.
import type { Author, Moment } from '../kernel/index.ts';
import * as acts from './acts.ts';
import { mayClose } from './owed.ts';
import { isUnderWay } from './rule.ts';
import { isFollowedBy } from './situation.ts';
import { type AlertState, isOpen } from './state.ts';

/** Who reads, and when. */
export interface OfferedTo {
  readonly role: Author;
  readonly post: string | null;
  /** True while this post is on duty as the Assistant of the alert's base: only she is handed a number. */
  readonly isOnDuty: boolean;
  readonly now: Moment;
}

type Offer = (state: AlertState, reader: OfferedTo) => boolean;

const isTaken: Offer = (state) => isOpen(state) && state.status !== 'received';

/** The ring, or a deadline that has run out and that this post has not answered for. */
const acknowledges: Offer = (state, { post }) =>
  (isOpen(state) && state.ring !== null) ||
  Object.entries(state.overdue).some(
    ([clock, answered]) => clock !== 'acknowledge' && (post === null || !answered.includes(post)),
  );

/** In the order in which a screen lists them. */
const offers: readonly (readonly [{ readonly name: string; readonly who: readonly Author[] }, Offer])[] = [
  [acts.acknowledgeAlert, acknowledges],
  [acts.codeAlert, isOpen],
  [acts.placeAlert, isOpen],
  [
    acts.requestNumber,
    (state, reader) =>
      isTaken(state, reader) && reader.isOnDuty && reader.post !== null && !state.isSourceAtRisk,
  ],
  [acts.recordCallBack, (state) => isOpen(state) && state.callBack !== null],
  [acts.assessAlert, isTaken],
  [acts.decideAlert, (state, reader) => isTaken(state, reader) && !isUnderWay(state)],
  [acts.respondToAlert, (state, reader) => isTaken(state, reader) && state.decision?.kind === 'respond'],
  [acts.arriveOnSite, (state) => state.status === 'responding'],
  [acts.recordAnswer, (state) => isOpen(state) && state.decision?.kind === 'pass-on'],
  [
    acts.reviewAlert,
    (state, { now }) =>
      isOpen(state) && state.decision?.kind === 'monitor' && (state.decision.reviewAt ?? now) <= now,
  ],
  [
    acts.resolveAlert,
    (state, reader) =>
      isTaken(state, reader) &&
      state.decision !== null &&
      (state.decision.kind !== 'respond' || state.response !== null),
  ],
  [
    acts.giveFeedback,
    (state) =>
      state.status !== 'merged' &&
      state.feedbackSince !== null &&
      Object.values(state.feedback).some((standing) => standing.result !== 'given'),
  ],
  [acts.closeAlert, (state) => mayClose(state) === null],
  [acts.reopenAlert, (state) => state.status === 'closed'],
  [acts.mergeAlert, (state, reader) => isTaken(state, reader) && !isUnderWay(state)],
  [acts.takeAlert, (state, { post }) => isOpen(state) && !isFollowedBy(state, post)],
  [acts.handAlert, isOpen],
  [acts.tieAlert, (state) => isOpen(state) && state.situation === null],
  [acts.untieAlert, (state) => state.situation !== null],
  [acts.apartAlert, isOpen],
];

/**
 * The last words of the acts that this reader, or one of these, could do now with fields that suit. Whether she may see
 * the alert is asked before.
 */
export function offeredActs(state: AlertState, ...readers: readonly OfferedTo[]): string[] {
  return offers
    .filter(([act, isOffered]) =>
      readers.some((reader) => act.who.includes(reader.role) && isOffered(state, reader)),
    )
    .map(([act]) => act.name.slice('alert.'.length));
}
