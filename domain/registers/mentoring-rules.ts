// Rules and folds of mentoring: a talk each month between a mentor and each Assistant of her province (H6).
import { type DataOf, dayAfter, isDay, refuse, today } from '../kernel/index.ts';
import { holdMentoring, mentoringHeld } from '../mentoring/index.ts';
import { ownBase } from './own-scope.ts';
import { made, type RegisterFold, type RegisterRule } from './registers.ts';

const holding: RegisterRule<DataOf<typeof holdMentoring>> = (_state, { data }, context) => {
  const post = context.registers.post(data.post);
  const isHers = post?.role === 'assistant' && post.base !== null && !ownBase(context, post.base);
  if (!isHers) return refuse('post/unknown', ['post']);
  if (!isDay(data.on)) return refuse('act/schema', ['on']);
  if (data.on > dayAfter(today(context.now), 1)) return refuse('time/in-the-future', ['on']);
  return { data: { ...data, base: post.base } };
};

export const mentoringRules: Readonly<Record<string, RegisterRule>> = {
  [holdMentoring.name]: holding as RegisterRule,
};

export const mentoringFolds: Readonly<Record<string, RegisterFold>> = {
  [holdMentoring.name]: made(mentoringHeld),
};
