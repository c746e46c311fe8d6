// A recommendation's history as sentences, and what stands written in it. Pure, so that it is tested without a screen.
import type { RecommendationAnswer } from '@ulinzi/domain/recommendations';
import type { Speak } from '@ulinzi/words/for-web';
import { codeWords } from '../../shared/code-words.ts';
import type { StepSaid } from '../../shared/history.tsx';

type Step = RecommendationAnswer['history'][number];

/** Steps as sentences: what was done, with the code that each carries; and the words that do not stand above already. */
export function stepsSaid(one: Pick<RecommendationAnswer, 'history'>, speak: Speak): StepSaid[] {
  const { claimed, seen, declined } = wordsOf(one);
  const first = one.history.find(({ act }) => act === 'recommendation.make');
  return one.history.map((step) => ({
    day: step.day,
    isContested: step.isContested,
    said: sentenceOf(step, speak),
    ...(![first, claimed, seen, declined].includes(step) && { words: step.words }),
  }));
}

function sentenceOf(step: Step, speak: Speak): string {
  const move = step.act.slice(step.act.lastIndexOf('.') + 1);
  const did = codeWords(speak, 'watch-recommendations.did', move);
  const what = carried(step, move, speak);
  return what === '' ? did : speak('watch-recommendations.did-what', { did, what });
}

function carried({ found, reason, ownerLabel }: Step, move: string, speak: Speak): string {
  if (move === 'check' && found) return codeWords(speak, 'recommendations.found', found);
  if (move === 'decline' && reason) return codeWords(speak, 'recommendations.reason', reason);
  return move === 'make' || move === 'reassign' ? ownerLabel : '';
}

export interface WordsOf {
  /** What is asked; undefined where nothing was written, null where it has been destroyed. */
  readonly asked: string | null | undefined;
  /** Its last claim, check and refusal that hold. */
  readonly claimed: Step | undefined;
  readonly seen: Step | undefined;
  readonly declined: Step | undefined;
}

/** The last word of each kind that holds: acts without effect say nothing here. */
export function wordsOf({ history }: Pick<RecommendationAnswer, 'history'>): WordsOf {
  const last = (move: string) =>
    history.findLast(({ act, isContested }) => act === `recommendation.${move}` && !isContested);
  return {
    asked: last('make')?.words,
    claimed: last('claim'),
    seen: last('check'),
    declined: last('decline'),
  };
}
