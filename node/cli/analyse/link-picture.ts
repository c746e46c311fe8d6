import { plot } from '@ulinzi/analysis/pictures';
import type { Speak } from '@ulinzi/words';
import { numberLocale } from './frame.ts';
import type { Linked } from './link-json.ts';

/** Pairs that are almost certainly different are so many that they would hide the others. */
const LEAST_BITS = -8;

/** How many candidate pairs have which odds: two hills that stand apart are a linkage to trust. */
export function drawOdds({ linkage, classes }: Linked, speak: Speak): string {
  const counts = new Map<number, number>();
  const least = classes ? Number.NEGATIVE_INFINITY : LEAST_BITS;
  for (const bits of linkage.bits) {
    if (bits < least) continue;
    const bin = Math.floor(bits) + 0.5;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const left = linkage.bits.reduce((sum, bits) => sum + (bits < least ? 1 : 0), 0);
  const bars = [...counts].sort(([a], [b]) => a - b).map(([at, value]) => ({ at, value }));
  const limits = classes ? [classes.lower, classes.upper] : [0];
  return plot({
    title: speak('analyse-link.picture-title'),
    description: speak('analyse-link.picture-description', {
      pairs: linkage.bits.length,
      groups: linkage.groups.length,
      hidden: left,
    }),
    x: { kind: 'numbers', label: speak('analyse-link.picture-x') },
    y: { kind: 'numbers', label: speak('analyse-link.picture-y'), from: 0, integer: true },
    marks: [{ kind: 'bars', bars, width: 1 }, ...limits.map((x) => ({ kind: 'reference' as const, x }))],
    locale: numberLocale(speak),
  });
}
