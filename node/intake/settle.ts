// Whose messages they were that came in while the keystore was locked: said in the log as soon as it can be told.
import { type EntryId, isRefusal, type SubjectId } from '@ulinzi/domain/kernel';
import type { Keystore } from '../keystore/index.ts';
import { draft, type Job, type Writer } from '../log/index.ts';
import { holderOf } from './sender.ts';

/**
 * Settles the sender of each alert that was taken in from a phone that nobody could know then: a source's alert gets its
 * community, one of a revoked phone is marked so that nobody calls it back. A stranger's stays as it is. Once for each
 * alert, whenever the node was stopped in between; what could not be written is left for the next start.
 */
export async function settleSenders(keystore: Keystore, writer: Writer): Promise<void> {
  for (const { alert, line } of keystore.attendance.unsettled()) {
    const done = await writer.submit(settleJob(keystore, alert, line));
    if (isRefusal(done)) return;
    keystore.attendance.settled(alert);
  }
}

function settleJob(keystore: Keystore, alert: SubjectId, lineId: number): Job<null> {
  const id = keystore.hmacMessageId(['settled', alert]) as EntryId;
  return {
    needs: [alert],
    mayBeLogged: [id],
    decide(view) {
      const nothing = { entries: [], result: null };
      const state = view.alert(alert);
      const line = keystore.line(lineId);
      // Not in the log: its message was given up, and the gateway gave it again.
      if (!state || !line || view.logged(id)) return nothing;
      const sender = holderOf(view.registers, line);
      if (sender.kind === 'stranger') return nothing;
      const community = sender.kind === 'known' && state.community === null ? sender.community : undefined;
      const data = { sender: sender.kind, ...(community && { community: community.slug }) };
      return {
        entries: [
          draft({
            id,
            act: 'alert.settle-sender',
            kind: 'alert',
            subject: alert,
            epoch: state.epoch,
            pen: keystore.nodePen,
            occurred: view.now,
            data,
          }),
        ],
        result: null,
      };
    },
  };
}
