// Rules and folds of questions: between the office and a base, or between an Assistant and her mentor alone.
import { circlesOf, type DataOf, type Moment, type Refusal, refuse } from '../kernel/index.ts';
import {
  answerQuestion,
  askQuestion,
  circleOfQuestion,
  endQuestion,
  type Question,
  questionAnswered,
  questionAsked,
  questionEnded,
} from '../questions/index.ts';
import type { Report } from '../reports/index.ts';
import { named } from './own-scope.ts';
import { made, type Actor, type RegisterFold, type RegisterRule, type RuleContext } from './registers.ts';
import { baseFor, seesReport } from './report-rules.ts';

type RuleFor<A> = RegisterRule<DataOf<A>>;

/** That a question is there for somebody. */
export function seesQuestion(actor: Actor, question: Question, registers: RuleContext['registers']): boolean {
  const base = registers.base(question.base);
  return !!base && circlesOf(actor, [base]).includes(circleOfQuestion(question, base.circle));
}

/** Who asks or answers, and from which end: written by the node. */
function by({ post, base }: Actor) {
  return { ...(post !== null && { post }), side: base === null ? ('office' as const) : ('field' as const) };
}

/** A report of the base that the one who asks may know of. */
function aboutReport(context: RuleContext, id: string | undefined, base: string): Refusal | null {
  const no = named(context, 'report', id, base);
  if (no || id === undefined) return no;
  const report = context.registers.subject('report', id as never) as Report;
  return seesReport(context.actor, report, context.registers) ? null : refuse('act/schema', ['report']);
}

const onMentorsLine: readonly string[] = ['assistant', 'protection-manager', 'node'];

const asking: RuleFor<typeof askQuestion> = (_state, { data, bodies }, context) => {
  if (!bodies.has('words')) return refuse('act/schema', ['words']);
  if (data.line === 'mentor' && !onMentorsLine.includes(context.actor.role))
    return refuse('question/line', ['line']);
  const base = baseFor(context, data.base);
  if (typeof base !== 'string') return base;
  if (data.community !== undefined && context.registers.community(data.community)?.base !== base)
    return refuse('place/unknown', ['community']);
  const no =
    aboutReport(context, data.report, base) ?? named(context, 'recommendation', data.recommendation, base);
  return no ?? { data: { ...data, base, ...by(context.actor) } };
};

/** The question, where the one who acts may know of it and it is open. */
function openFor(state: unknown, { actor, registers }: RuleContext): Question | Refusal {
  const question = state as Question | undefined;
  if (!question || !seesQuestion(actor, question, registers)) return refuse('question/not-found');
  return question.endedAt === null ? question : refuse('question/ended');
}

const answering: RuleFor<typeof answerQuestion> = (state, { data, bodies }, context) => {
  const question = openFor(state, context);
  if ('refused' in question) return question;
  return bodies.has('words') ? { data: { ...data, ...by(context.actor) } } : refuse('act/schema', ['words']);
};

const ending: RuleFor<typeof endQuestion> = (state, { data }, context) => {
  const question = openFor(state, context);
  return 'refused' in question ? question : { data };
};

export const questionRules: Readonly<Record<string, RegisterRule>> = {
  [askQuestion.name]: asking as RegisterRule,
  [answerQuestion.name]: answering as RegisterRule,
  [endQuestion.name]: ending as RegisterRule,
};

export const questionFolds: Readonly<Record<string, RegisterFold>> = {
  [askQuestion.name]: made(questionAsked),
  [answerQuestion.name]: questionAnswered,
  [endQuestion.name]: (question: Question, _data: unknown, at: Moment) => questionEnded(question, at),
};

/** What somebody may do with a question that she sees. */
export function questionMay({ endedAt }: Question, { role }: Actor): ('answer' | 'end')[] {
  return endedAt === null && answerQuestion.who.includes(role) ? ['answer', 'end'] : [];
}
