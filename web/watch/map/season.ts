// Which season it is by the date. Roads of the east differ by hours between the two.
import type { Season } from '@ulinzi/domain/geography';

/**
 * The dry months around the equator in the east: a short season in January and February, the long one from June to
 * August. A person may choose the other: seasons come early and late.
 */
const dryMonths: readonly number[] = [1, 2, 6, 7, 8];

/** The season of a moment, by the month in the bases' zone. */
export function seasonAt(at: number, zone: string): Season {
  const month = Number(new Intl.DateTimeFormat('en', { month: 'numeric', timeZone: zone }).format(at));
  return dryMonths.includes(month) ? 'dry' : 'rainy';
}
