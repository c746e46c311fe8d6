import { betaQuantile } from '@ulinzi/analysis/kernel';
import { map, plot, type Shape } from '@ulinzi/analysis/pictures';
import type { ReliabilityBin } from '@ulinzi/analysis/risk';
import type { Speak } from '@ulinzi/words';
import { UsageError } from '../command.ts';
import { numberLocale } from './frame.ts';
import type { AreaRisk } from './risk-areas.ts';

const TAIL = 0.025;

/** What was forecast against how often it came: on the diagonal, what was said was right. */
export function drawReliability(bins: readonly ReliabilityBin[], speak: Speak): string {
  const filled = bins.filter(({ count }) => count > 0);
  return plot({
    title: speak('analyse-risk.picture-reliability'),
    description: speak('analyse-risk.picture-reliability-description', {
      cases: filled.reduce((sum, { count }) => sum + count, 0),
    }),
    x: { kind: 'numbers', label: speak('analyse-risk.picture-forecast'), from: 0, to: 1 },
    y: { kind: 'numbers', label: speak('analyse-risk.picture-observed'), from: 0, to: 1 },
    marks: [
      {
        kind: 'line',
        points: [
          [0, 0],
          [1, 1],
        ],
        dash: 'dashed',
        label: speak('analyse-risk.picture-right'),
      },
      { kind: 'line', points: filled.map(({ forecast, observed }) => [forecast, observed] as const) },
      {
        kind: 'intervals',
        intervals: filled.map(({ forecast, observed, count }) => ({
          at: forecast,
          middle: observed,
          ...exactInterval(Math.round(observed * count), count),
        })),
        label: speak('analyse-risk.picture-interval'),
      },
    ],
    locale: numberLocale(speak),
    width: 620,
    height: 620,
  });
}

/** Clopper and Pearson (1934). */
function exactInterval(events: number, cases: number): { low: number; high: number } {
  return {
    low: events === 0 ? 0 : betaQuantile(TAIL, events, cases - events + 1),
    high: events === cases ? 1 : betaQuantile(1 - TAIL, events + 1, cases - events),
  };
}

/** The PIT histogram: level bars are laws of the right width. */
export function drawPit(pit: readonly number[], speak: Speak): string {
  return plot({
    title: speak('analyse-risk.picture-pit'),
    description: speak('analyse-risk.picture-pit-description'),
    x: { kind: 'numbers', label: speak('analyse-risk.picture-pit-x'), from: 0, to: 1 },
    y: { kind: 'numbers', label: speak('analyse-risk.picture-pit-y'), from: 0 },
    marks: [
      {
        kind: 'bars',
        bars: pit.map((value, bin) => ({ at: (bin + 0.5) / pit.length, value })),
        width: 1 / pit.length,
      },
      { kind: 'reference', y: 1 / pit.length, label: speak('analyse-risk.picture-level') },
    ],
    locale: numberLocale(speak),
  });
}

const CLASSES: readonly { from: number; shape: Shape; size: number; label: string }[] = [
  { from: 0.75, shape: 'dot', size: 18, label: '75' },
  { from: 0.5, shape: 'dot', size: 12, label: '50' },
  { from: 0.25, shape: 'circle', size: 10, label: '25' },
  { from: 0, shape: 'circle', size: 5, label: '0' },
];

/** Next week's chances on a map of the cells. UsageError where areas have no place. */
export function drawRiskMap(risks: readonly AreaRisk[], speak: Speak): string {
  const placed = risks.flatMap(({ latitude, longitude, probability }) =>
    latitude === undefined || longitude === undefined ? [] : [{ latitude, longitude, probability }],
  );
  if (placed.length === 0) throw new UsageError(speak('analyse-risk.map-needs-cells'));
  return map({
    title: speak('analyse-risk.picture-map'),
    description: speak('analyse-risk.picture-map-description', { areas: placed.length }),
    coordinates: 'degrees',
    points: CLASSES.map(({ from, shape, size, label }, at) => ({
      places: placed
        .filter(({ probability }) => probability >= from && probability < (CLASSES[at - 1]?.from ?? 2))
        .map(({ latitude, longitude }) => [longitude, latitude] as const),
      shape,
      size,
      label: speak('analyse-risk.picture-class', { from: label }),
    })),
    locale: numberLocale(speak),
  });
}
