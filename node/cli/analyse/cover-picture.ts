import {
  type CoverageAnswer,
  type CoverageProblem,
  readPlaces,
  type TowerAnswer,
} from '@ulinzi/analysis/coverage';
import { map, type Mark, plot } from '@ulinzi/analysis/pictures';
import type { Call } from '../command.ts';
import type { MapPlace } from './cover-input.ts';
import { numberLocale } from './frame.ts';

/** How much weight is reached within each time: the best choice and the naive one. */
export function timesPicture(
  call: Call,
  problem: CoverageProblem,
  answer: Extract<CoverageAnswer, { kind: 'chosen' }>,
  within: number | undefined,
): string {
  const { speak } = call.io;
  const marks: Mark[] = [
    {
      kind: 'line',
      points: reachCurve(problem, answer.naive.sites),
      dash: 'dashed',
      label: speak('analyse-cover.picture.naive'),
    },
    {
      kind: 'line',
      points: reachCurve(problem, answer.best.sites),
      label: speak('analyse-cover.picture.best'),
    },
  ];
  if (within !== undefined)
    marks.push({
      kind: 'reference',
      x: within,
      dash: 'dotted',
      label: speak('analyse-cover.picture.within'),
    });
  return plot({
    title: speak('analyse-cover.picture.times'),
    description: speak('analyse-cover.picture.times-description'),
    x: { label: speak('analyse-cover.column.time'), kind: 'numbers', from: 0 },
    y: { label: speak('analyse-cover.column.weight'), kind: 'numbers', from: 0 },
    marks,
    locale: numberLocale(speak),
  });
}

/** Steps from no weight to all that is known to be reached. */
function reachCurve(problem: CoverageProblem, sites: readonly number[]): [x: number, y: number][] {
  const arrivals = readPlaces(problem, sites)
    .flatMap(({ time }, place) => (time === null ? [] : [{ time, weight: problem.weights[place]! }]))
    .sort((a, b) => a.time - b.time);
  const points: [number, number][] = [[0, 0]];
  let reached = 0;
  for (const { time, weight } of arrivals) {
    points.push([time, reached]);
    reached += weight;
    points.push([time, reached]);
  }
  return points;
}

/** Places in need, those that have a network, and the discs of the towers with their rank. */
export function towersPicture(
  call: Call,
  places: readonly (MapPlace & { isReached: boolean })[],
  sites: readonly MapPlace[],
  answer: TowerAnswer,
  radiusKm: number,
): string {
  const { speak } = call.io;
  const spots = (isReached: boolean) =>
    places
      .filter((place) => place.isReached === isReached)
      .map(({ longitude, latitude }) => [longitude, latitude] as const);
  return map({
    title: speak('analyse-cover.picture.towers'),
    description: speak('analyse-cover.picture.towers-description', { towers: answer.towers.length }),
    coordinates: 'degrees',
    points: [
      { places: spots(false), shape: 'dot', size: 4, label: speak('analyse-cover.picture.without') },
      { places: spots(true), shape: 'circle', size: 4, label: speak('analyse-cover.picture.with') },
    ],
    circles: answer.towers.map(({ site }, rank) => ({
      x: sites[site]!.longitude,
      y: sites[site]!.latitude,
      radius: radiusKm,
      filling: 'hatched' as const,
      text: String(rank + 1),
      label: speak('analyse-cover.picture.tower'),
    })),
    locale: numberLocale(speak),
  });
}
