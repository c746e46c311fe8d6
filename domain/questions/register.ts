import { baseCircle, type DataOf, type Moment } from '../kernel/index.ts';
import type { answerQuestion, askQuestion } from './acts.ts';
import type { sides } from './codes.ts';

export type Side = (typeof sides)[number];

export interface Question {
  readonly line: 'office' | 'mentor';
  readonly base: string;
  readonly community: string | null;
  readonly report: string | null;
  readonly recommendation: string | null;
  readonly askedBy: Side;
  readonly askedAt: Moment;
  /** Whose turn it is; null once it has ended. */
  readonly waitsFor: Side | null;
  readonly waitsSince: Moment;
  readonly endedAt: Moment | null;
}

const other = { office: 'field', field: 'office' } as const;

export function questionAsked(data: DataOf<typeof askQuestion>, at: Moment): Question {
  const side = data.side ?? 'office';
  return {
    line: data.line,
    base: data.base ?? '',
    community: data.community ?? null,
    report: data.report ?? null,
    recommendation: data.recommendation ?? null,
    askedBy: side,
    askedAt: at,
    waitsFor: other[side],
    waitsSince: at,
    endedAt: null,
  };
}

/** Words from one side: the other side has the next turn. Added to its own words, they change no turn. */
export function questionAnswered(
  question: Question,
  { side = 'office' }: DataOf<typeof answerQuestion>,
  at: Moment,
): Question {
  if (question.endedAt !== null || question.waitsFor !== side) return question;
  return { ...question, waitsFor: other[side], waitsSince: at };
}

export function questionEnded(question: Question, at: Moment): Question {
  return { ...question, waitsFor: null, endedAt: question.endedAt ?? at };
}

/** The circle that sees a question of a base with this number. */
export function circleOfQuestion({ line }: Pick<Question, 'line'>, base: number): number {
  return baseCircle(line === 'mentor' ? 'mentoring' : 'reports', base);
}
