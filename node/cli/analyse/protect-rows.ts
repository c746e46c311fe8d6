// Cells and their intervals, as rows for people and objects for programs.
import type { Dimension, Interval } from '@ulinzi/analysis/disclosure';
import { plot } from '@ulinzi/analysis/pictures';
import type { Call } from '../command.ts';
import { numberLocale } from './frame.ts';

/** The codes of a cell by column. */
export function codesByName(
  dimensions: readonly Dimension[],
  codes: readonly string[],
): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ name }, at) => [name, codes[at]!]));
}

/** An interval for JSON: null where nothing limits it. */
export function intervalJson({ low, high, wholeLow, wholeHigh }: Interval) {
  const limit = (value: number) => (Number.isFinite(value) ? value : null);
  return { low: limit(low), high: limit(high), wholeLow: limit(wholeLow), wholeHigh: limit(wholeHigh) };
}

/** How far apart the least and the most are for somebody who knows that numbers are whole. */
export function widthOf({ wholeLow, wholeHigh }: Interval): number {
  return wholeHigh - wholeLow;
}

/** The interval of each hidden cell, one below the other. */
export function intervalsPicture(
  call: Call,
  cells: readonly { codes: readonly string[]; interval: Interval }[],
): string {
  const { speak } = call.io;
  const finite = cells.map(({ interval }) => interval.wholeHigh).filter(Number.isFinite);
  const most = finite.reduce((largest, high) => Math.max(largest, high), 1);
  return plot({
    title: speak('analyse-protect.picture.title'),
    description: speak('analyse-protect.picture.description', { count: cells.length }),
    x: { label: speak('analyse-protect.column.interval'), kind: 'numbers', from: 0 },
    y: {
      label: speak('analyse-protect.column.cell'),
      kind: 'words',
      words: cells.map(({ codes }) => codes.join(' · ')),
    },
    marks: [
      {
        kind: 'intervals',
        intervals: cells.map(({ interval }, at) => ({
          at,
          low: interval.wholeLow,
          high: Number.isFinite(interval.wholeHigh) ? interval.wholeHigh : 1.2 * most,
        })),
        label: speak('analyse-protect.picture.interval'),
      },
    ],
    locale: numberLocale(speak),
  });
}
