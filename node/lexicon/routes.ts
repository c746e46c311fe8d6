// The word list as it is shown: what a word may mean, and whether a speaker has said so.
import { type Word, wordListAnswer } from '@ulinzi/domain/lexicon';
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';

export function addLexiconRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/words',
    permission: 'post',
    summary: 'The word list: what is recognised in messages, and whether a speaker has checked it',
    tag: 'word',
    output: wordListAnswer,
    handle: async () => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      const words = core.memory
        .registersOf<Word>('word')
        .filter(({ state }) => !state.isRemoved)
        .map(({ id, state: { word, language, meaning, isChecked } }) => ({
          id,
          word,
          language,
          meaning,
          isChecked,
        }));
      return { words };
    },
  });
}
