import type { PenId, SubjectId } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import { draft, type Job, type Writer } from '../log/index.ts';
import type { QueuedMessage } from './queue.ts';

/** Takes back feedback whose agreed phrase never reached the phone (B19): the community is owed it again, at once. */
export async function takeBackFeedback(
  parts: { pool: Pool; writer: Writer; pen: PenId },
  message: QueuedMessage,
): Promise<void> {
  const found = await parts.pool.query<{ id: SubjectId }>(
    'select entry_id as id from log where position = $1',
    [message.subjectNo],
  );
  const alert = found.rows[0]?.id;
  if (!alert) return;
  const job: Job<null> = {
    needs: [alert],
    decide(view) {
      const state = view.alert(alert);
      if (!state) return { entries: [], result: null };
      const entry = draft({
        id: view.newId(),
        act: 'alert.feedback-undelivered',
        kind: 'alert',
        subject: alert,
        epoch: state.epoch,
        pen: parts.pen,
        occurred: view.now,
        data: state.community ? { community: state.community } : {},
      });
      return { entries: [entry], result: null };
    },
  };
  await parts.writer.submit(job);
}
