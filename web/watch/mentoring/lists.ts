import type { MentoringAnswer } from '@ulinzi/domain/mentoring';
import { listOf, type LiveReading } from '../../shared/list.ts';

const byMonth = new Map<string, LiveReading<MentoringAnswer>>();

/** The talks of one month (H6); a list of its own for each month that was looked at. */
export function mentoringOf(month: string): LiveReading<MentoringAnswer> {
  const known = byMonth.get(month);
  if (known) return known;
  const made = listOf<MentoringAnswer>(`api/mentoring?month=${month}`, 'mentoring', 'reports');
  byMonth.set(month, made);
  return made;
}
