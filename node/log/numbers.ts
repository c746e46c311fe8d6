// Numbers that people speak of subjects by, and among which of them each is unique.
import type { SubjectKind } from '@ulinzi/domain/kernel';
import { type Recommendation, recommendationNumbers } from '@ulinzi/domain/recommendations';
import type { RegisterState } from '@ulinzi/domain/registers';
import { type Report, reportNumbers } from '@ulinzi/domain/reports';
import { type Situation, situationNumbers } from '@ulinzi/domain/situations';

/** The number that a subject has, and the pool that it was drawn from; null for one without. */
export function numberHeld(kind: SubjectKind, state: RegisterState): { of: string; number: string } | null {
  switch (kind) {
    case 'situation': {
      const { base, number } = state as Situation;
      return { of: situationNumbers(base), number };
    }
    case 'report': {
      const { base, number } = state as Report;
      return { of: reportNumbers(base), number };
    }
    case 'recommendation':
      return { of: recommendationNumbers, number: (state as Recommendation).number };
    default:
      return null;
  }
}
