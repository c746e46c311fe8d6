// What stands between the writers of reports and those who read them: which circles see it, and how. A report may be in
// two, once with its author.
import type { Mentoring } from '@ulinzi/domain/mentoring';
import { baseCircle, type SubjectKind } from '@ulinzi/domain/kernel';
import { circleOfQuestion, type Question } from '@ulinzi/domain/questions';
import type { Registers, RegisterState } from '@ulinzi/domain/registers';
import { type Report, viewsOfReport, withoutAuthor } from '@ulinzi/domain/reports';

export interface ShownAs {
  readonly circle: number;
  /** 0, and 1 for the one with the author: a subject has at most one row of each. */
  readonly view: 0 | 1;
  readonly state: RegisterState;
}

/** The circles that see one of these kinds, each with what it sees; undefined for another kind. */
export function shownBetween(
  kind: SubjectKind,
  state: RegisterState,
  known: Pick<Registers, 'base'>,
): ShownAs[] | undefined {
  const base = known.base((state as { base?: string }).base ?? '')?.circle ?? 0;
  switch (kind) {
    case 'report': {
      const report = state as Report;
      return viewsOfReport(report, base).map(({ circle, isWhole }) =>
        isWhole ? { circle, view: 1, state: report } : { circle, view: 0, state: withoutAuthor(report) },
      );
    }
    case 'question':
      return [{ circle: circleOfQuestion(state as Question, base), view: 0, state }];
    case 'mentoring':
      return [{ circle: baseCircle('mentoring', base), view: 0, state: state as Mentoring }];
    default:
      return undefined;
  }
}
