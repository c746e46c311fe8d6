import { isoDate } from './calendar.ts';
import { dateShape } from './date-shape.ts';

/** The day that one cell says, `YYYY-MM-DD`; null where it is none, or leaves open whether day or month comes first. */
export function dayIn(cell: string): string | null {
  const shape = dateShape(cell, false);
  return shape.kind === 'date' ? isoDate(shape.days) : null;
}
