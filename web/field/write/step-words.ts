import { t, tCode } from '../notebook/index.ts';
import { isSection, type stepsOf } from './report-draft.ts';

/** The name of a step, as its heading says it. */
export function stepWords(step: ReturnType<typeof stepsOf>[number]): string {
  if (!isSection(step)) return t(`field-write.step.${step}`);
  const words = tCode('reports.section', step);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
