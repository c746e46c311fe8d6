import { code, declareAct, id, maybe, slug } from '../kernel/index.ts';
import { lines, sides } from './codes.ts';

const both = [
  'assistant',
  'commander',
  'jpt-member',
  'protection-manager',
  'head-of-office',
  'node',
] as const;

/** A question between the office and a base (A12). `post` (who asks), `side` and, for one from a base, `base` are the node's to fill in. */
export const askQuestion = declareAct({
  name: 'question.ask',
  subject: 'question',
  creates: true,
  who: [...both],
  data: {
    line: code(lines),
    base: maybe(slug()),
    community: maybe(slug()),
    report: maybe(id()),
    recommendation: maybe(id()),
    post: maybe(slug()),
    side: maybe(code(sides)),
  },
  byNode: ['post', 'side'],
  bodies: ['words'],
});

/** Words added to a question by either side. */
export const answerQuestion = declareAct({
  name: 'question.answer',
  subject: 'question',
  who: [...both],
  data: { post: maybe(slug()), side: maybe(code(sides)) },
  byNode: ['post', 'side'],
  bodies: ['words'],
});

/** It is answered; nobody owes anything. */
export const endQuestion = declareAct({
  name: 'question.end',
  subject: 'question',
  who: [...both],
  data: {},
});
