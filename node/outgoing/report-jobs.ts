// What the sender writes: each change of a message's row, with the entry that tells of it, through the one path.
import type { Moment, PenId, SubjectId } from '@ulinzi/domain/kernel';
import { draft, type Job, type OutgoingChange, type OutgoingState } from '../log/index.ts';
import type { QueuedMessage } from './queue.ts';

interface Report {
  readonly state: OutgoingState;
  readonly cause: string | null;
  readonly nextAt: Moment;
  readonly from?: OutgoingState | undefined;
  /** Where no gateway was tried; else one more than before. */
  readonly attempts?: number;
}

/** How far a message has come. */
export function reportJob(
  pen: PenId,
  message: QueuedMessage,
  { state, cause, nextAt, from, ...given }: Report,
): Job<null> {
  const isTry = state === 'handed' || state === 'queued';
  const attempts = given.attempts ?? message.attempts + (isTry ? 1 : 0);
  return told(
    pen,
    // Back in the queue is a failed attempt to the log.
    { state: state === 'queued' ? 'failed' : state, ...(cause && { cause }), attempt: Math.max(1, attempts) },
    { id: message.id, of: message.gateway, state, cause, nextAt, attempts, ...(from && { from }) },
  );
}

/** Another gateway is to have a message that waits. */
export function moveJob(pen: PenId, { id, gateway, attempts }: QueuedMessage, to: string): Job<null> {
  return told(
    pen,
    { state: 'moved', gateway: to, attempt: Math.max(1, attempts) },
    { id, of: gateway, movedTo: to, from: 'queued', state: 'queued', cause: null, nextAt: 0, attempts },
  );
}

/** Changes of rows of which there is nothing to tell: where a message is has not changed. */
export function changeJob(changes: readonly OutgoingChange[]): Job<null> {
  return { decide: () => ({ entries: [], changes, result: null }) };
}

function told(pen: PenId, data: object, change: OutgoingChange): Job<null> {
  return {
    decide: (view) => ({
      entries: [
        draft({
          id: view.newId(),
          act: 'outgoing.report',
          kind: 'outgoing',
          subject: change.id as SubjectId,
          pen,
          occurred: view.now,
          data,
        }),
      ],
      changes: [change],
      result: null,
    }),
  };
}
