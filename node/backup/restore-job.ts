import type { PenId, SubjectId } from '@ulinzi/domain/kernel';
import { draft, type Job } from '../log/index.ts';

/** The head that was restored. */
export interface RestoredHead {
  readonly incarnation: number;
  readonly position: number;
  /** Hexadecimal. */
  readonly head: string;
}

/** Begins a new incarnation with an entry that names the head of the former one. */
export function restoreJob(restored: RestoredHead, node: SubjectId, pen: PenId): Job<null> {
  return {
    decide: (view) => ({
      entries: [
        draft({
          id: view.newId(),
          act: 'node.restore',
          kind: 'node',
          subject: node,
          pen,
          occurred: view.now,
          data: restored,
        }),
      ],
      result: null,
    }),
  };
}
