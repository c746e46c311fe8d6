// Counts by week, place and event. The running week is drawn but never reckoned with: its clocks still run. Pure, so
// that it is tested without a screen.
import type { CountsAnswer } from '@ulinzi/domain/counts';

export type CountRow = CountsAnswer['rows'][number];

/** Fewer alerts than this say nothing as a share. */
const leastForShare = 5;

export interface Place {
  readonly key: string;
  readonly label: string;
}

export interface Tally {
  readonly alerts: number;
  readonly answeredInTime: number;
  readonly told: number;
}

export interface Series extends Place {
  /** Alerts of each week, oldest first; the last one is still running. */
  readonly weeks: readonly number[];
  /** Of the finished weeks. */
  readonly finished: Tally;
  readonly running: number;
}

function tallyOf(rows: readonly CountRow[]): Tally {
  const sum = (of: (row: CountRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    alerts: sum((row) => row.alerts),
    answeredInTime: sum((row) => row.answeredInTime),
    told: sum((row) => row.told),
  };
}

/** The key of a row's place: its base, or its province where only that may be known. */
function placeKeyOf({ base, province }: CountRow): string {
  return base ?? province;
}

function seriesOf(place: Place, rows: readonly CountRow[], weeks: readonly string[]): Series {
  const running = weeks.at(-1);
  const byWeek = weeks.map((week) => tallyOf(rows.filter((row) => row.week === week)).alerts);
  return {
    ...place,
    weeks: byWeek,
    finished: tallyOf(rows.filter((row) => row.week !== running)),
    running: byWeek.at(-1) ?? 0,
  };
}

/** One series for each place, most alerts first: those of the reader's scope, also where nothing was counted. */
export function seriesByPlace(answer: CountsAnswer, places: readonly Place[]): Series[] {
  const known = new Set(places.map(({ key }) => key));
  const others = new Map(
    answer.rows
      .filter((row) => !known.has(placeKeyOf(row)))
      .map((row) => [placeKeyOf(row), row.baseLabel ?? placeKeyOf(row)]),
  );
  return [...places, ...[...others].map(([key, label]) => ({ key, label }))]
    .map((place) =>
      seriesOf(
        place,
        answer.rows.filter((row) => placeKeyOf(row) === place.key),
        answer.weeks,
      ),
    )
    .sort((a, b) => b.finished.alerts - a.finished.alerts || a.label.localeCompare(b.label));
}

/** All places together. */
export function seriesOfAll(answer: CountsAnswer, label: string): Series {
  return seriesOf({ key: '', label }, answer.rows, answer.weeks);
}

export interface EventTally extends Tally {
  /** Null where nobody has coded it. */
  readonly event: string | null;
}

/** By event over the finished weeks, most alerts first, the uncoded last. */
export function byEvent({ rows, weeks }: CountsAnswer): EventTally[] {
  const finished = rows.filter((row) => row.week !== weeks.at(-1));
  return [...new Set(finished.map(({ event }) => event))]
    .map((event) => ({ event, ...tallyOf(finished.filter((row) => row.event === event)) }))
    .sort((a, b) => Number(a.event === null) - Number(b.event === null) || b.alerts - a.alerts);
}

export type Share =
  | { readonly kind: 'share'; readonly part: number; readonly all: number; readonly share: number }
  | { readonly kind: 'few'; readonly part: number; readonly all: number }
  | { readonly kind: 'none' };

/** A share as it may be said: of nothing there is none, of a few only the numbers. */
export function shareOf(part: number, all: number): Share {
  if (all === 0) return { kind: 'none' };
  if (all < leastForShare) return { kind: 'few', part, all };
  return { kind: 'share', part, all, share: part / all };
}

/** The top of the one scale of all pictures: the highest week anywhere, rounded to what reads well. */
export function topOf(series: readonly Series[]): number {
  const most = Math.max(1, ...series.flatMap(({ weeks }) => weeks));
  return (
    [2, 4, 5, 8, 10, 15, 20, 30, 40, 50, 80, 100].find((top) => top >= most) ?? Math.ceil(most / 50) * 50
  );
}
