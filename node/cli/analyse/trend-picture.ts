import { plot } from '@ulinzi/analysis/pictures';
import type { JudgedArea } from '@ulinzi/analysis/trends';
import type { Speak } from '@ulinzi/words';
import { numberLocale } from './frame.ts';

/** What each area had beside what was usual for it, the least likely on top. */
export function drawTrend(areas: readonly JudgedArea[], speak: Speak): string {
  const isFlagged = ({ flag }: JudgedArea) => flag;
  const observed = (wanted: boolean) =>
    areas.flatMap((one, at) => (isFlagged(one) === wanted ? [[one.observed, at] as const] : []));
  return plot({
    title: speak('analyse-trend.picture-title'),
    description: speak('analyse-trend.picture-description', {
      areas: areas.length,
      flagged: areas.filter(isFlagged).length,
    }),
    x: { kind: 'numbers', label: speak('analyse-trend.picture-x'), from: 0 },
    y: { kind: 'words', label: '', words: areas.map(({ area }) => area) },
    marks: [
      {
        kind: 'intervals',
        intervals: areas.map(({ low, high, expected }, at) => ({ at, low, high, middle: expected })),
        label: speak('analyse-trend.picture-usual'),
      },
      {
        kind: 'points',
        points: observed(false),
        shape: 'circle',
        size: 9,
        label: speak('analyse-trend.picture-observed'),
      },
      {
        kind: 'points',
        points: observed(true),
        shape: 'cross',
        size: 11,
        label: speak('analyse-trend.picture-flagged'),
      },
    ],
    locale: numberLocale(speak),
  });
}
