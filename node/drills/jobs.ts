import { releaseMessage, type KeptBack } from '@ulinzi/domain/channels';
import { countDrill } from '@ulinzi/domain/drills';
import type { DataOf, PenId, SubjectId } from '@ulinzi/domain/kernel';
import { type OpenedMessage, releasedInto } from '../intake/index.ts';
import type { Keystore } from '../keystore/index.ts';
import { draft, type Job } from '../log/index.ts';

/** A bip of which nobody has said that it was an answer becomes an alert. Without effect where somebody has meanwhile. */
export function ringing(keystore: Keystore, id: SubjectId, message: OpenedMessage, pen: PenId): Job<boolean> {
  const recent = message.line === undefined ? null : keystore.line(message.line)?.recentSubject;
  return {
    needs: recent ? [recent] : [],
    decide(view) {
      const held = view.register('message', id)?.state as KeptBack | undefined;
      if (!held || held.ended) return { entries: [], result: false };
      const release = draft({
        id: view.newId(),
        act: releaseMessage.name,
        kind: 'message',
        subject: id,
        pen,
        occurred: view.now,
        data: { reason: 'cannot-be-told' },
      });
      return { entries: [release, releasedInto(keystore, view, message, pen).entry], result: true };
    },
  };
}

/** Who was heard and who was not, once the drill is over. */
export function counting(data: DataOf<typeof countDrill>, pen: PenId): Job<null> {
  return {
    decide: (view) => ({
      entries: [
        draft({
          id: view.newId(),
          act: countDrill.name,
          kind: 'tally',
          pen,
          occurred: view.now,
          data,
        }),
      ],
      result: null,
    }),
  };
}
