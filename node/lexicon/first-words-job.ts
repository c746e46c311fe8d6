import { firstWords } from '@ulinzi/domain/lexicon';
import type { PenId } from '@ulinzi/domain/kernel';
import { draft, type Job } from '../log/index.ts';

/** The job that gives a node its first word list: all of it or nothing, by the node itself. */
export function firstWordsJob(pen: PenId): Job<null> {
  return {
    decide: (view) => ({
      entries: firstWords.map((data) =>
        draft({ id: view.newId(), act: 'word.add', kind: 'word', pen, occurred: view.now, data }),
      ),
      result: null,
    }),
  };
}
