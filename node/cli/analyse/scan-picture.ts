import { map, plot } from '@ulinzi/analysis/pictures';
import type { Speak } from '@ulinzi/words';
import type { PreparedScan } from './scan-problem.ts';
import type { DescribedCluster } from './scan-described.ts';
import type { ScanStudy } from './scan-study.ts';

/** Circles beyond these would hide each other. */
const CIRCLES_SHOWN = 9;

/** A map of the places with the circles of the clusters, or for scans in time alone the cases over time. */
export function scanPicture(
  study: ScanStudy,
  prepared: PreparedScan,
  clusters: readonly DescribedCluster[],
  speak: Speak,
): string {
  return study.settings.stretch === 'time'
    ? timePicture(study, prepared, clusters, speak)
    : placePicture(study, prepared, clusters, speak);
}

function placePicture(
  { data }: ScanStudy,
  { problem }: PreparedScan,
  clusters: readonly DescribedCluster[],
  speak: Speak,
): string {
  const xy = ([a, b]: readonly number[]): readonly [number, number] =>
    data.coordinates === 'degrees' ? [b!, a!] : [a!, b!];
  const casesAt = (place: number) =>
    problem.cases
      .subarray(place * problem.intervals, (place + 1) * problem.intervals)
      .reduce((sum, count) => sum + count, 0);
  const all = data.placeCoordinates.map((coordinates, place) => ({
    at: xy(coordinates),
    cases: casesAt(place),
  }));
  const withCases = all.filter(({ cases }) => cases > 0);
  const withoutCases = all.filter(({ cases }) => cases === 0);
  return map({
    title: speak('analyse-scan.picture-title'),
    description: speak('analyse-scan.picture-description', { count: clusters.length }),
    coordinates: data.coordinates,
    locale: speak('analyse.number-locale'),
    points: [
      {
        places: withoutCases.map(({ at }) => at),
        shape: 'circle',
        size: 3,
        ...(withoutCases.length > 0 && { label: speak('analyse-scan.picture-empty') }),
      },
      { places: withCases.map(({ at }) => at), size: 3, label: speak('analyse-scan.picture-cases') },
    ],
    circles: clusters.slice(0, CIRCLES_SHOWN).flatMap(({ centre, radius, cluster }, i) => {
      if (radius === null) return [];
      const [x, y] = xy(centre);
      const isUnlikely = cluster.pValue !== null && cluster.pValue <= 0.05;
      return [
        {
          x,
          y,
          radius,
          text: String(i + 1),
          dash: isUnlikely ? ('solid' as const) : ('dashed' as const),
          ...(isUnlikely && { filling: 'hatched' as const }),
          label: speak(isUnlikely ? 'analyse-scan.picture-significant' : 'analyse-scan.picture-other'),
        },
      ];
    }),
  });
}

function timePicture(
  { settings }: ScanStudy,
  { problem, boundaries }: PreparedScan,
  clusters: readonly DescribedCluster[],
  speak: Speak,
): string {
  const inside = (interval: number) =>
    clusters.some(({ cluster }) => interval >= cluster.start && interval < cluster.end);
  const bars = Array.from(problem.cases, (value, interval) => ({
    at: (boundaries[interval]! + boundaries[interval + 1]!) / 2,
    value,
    interval,
  }));
  const shortest = bars.reduce(
    (least, { interval }) => Math.min(least, boundaries[interval + 1]! - boundaries[interval]!),
    Number.POSITIVE_INFINITY,
  );
  const width = shortest * 0.8;
  return plot({
    title: speak('analyse-scan.picture-time-title'),
    description: speak('analyse-scan.picture-time-description', { count: clusters.length }),
    locale: speak('analyse.number-locale'),
    x: {
      kind: settings.period.unit === 'unit' ? 'numbers' : 'days',
      label: speak('analyse-scan.picture-time'),
    },
    y: { kind: 'numbers', label: speak('analyse-scan.column.cases'), from: 0 },
    marks: [
      {
        kind: 'bars',
        bars: bars.filter(({ interval }) => !inside(interval)),
        width,
        filling: 'white',
        label: speak('analyse-scan.picture-outside'),
      },
      {
        kind: 'bars',
        bars: bars.filter(({ interval }) => inside(interval)),
        width,
        filling: 'hatched',
        label: speak('analyse-scan.picture-inside'),
      },
    ],
  });
}
