import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';

const MS_PER_DAY = 86_400_000;

/**
 * How one side of a plot counts. `days` holds days since 1970-01-01; `words` has a place for each word, numbered from
 * 0. `from` and `to` widen the range beyond what is drawn.
 */
export type Axis = { label: string } & (
  | { kind: 'numbers'; from?: number; to?: number; logarithmic?: boolean; integer?: boolean }
  | { kind: 'days' }
  | { kind: 'words'; words: readonly string[] }
);

export interface Scale {
  /** Pixels of a value. */
  place(value: number): number;
  ticks: { at: number; text: string }[];
}

/** A scale for values that lie within `extent`, drawn over `pixels`, with about `count` readable ticks. */
export function scaleOf(
  axis: Axis,
  extent: readonly [number, number],
  pixels: readonly [number, number],
  count: number,
  locale: string,
): Scale {
  if (axis.kind === 'words') return wordScale(axis.words, pixels);
  if (axis.kind === 'days') return dayScale(extent, pixels, count);
  return numberScale(axis, extent, pixels, count, locale);
}

function numberScale(
  axis: Extract<Axis, { kind: 'numbers' }>,
  extent: readonly [number, number],
  pixels: readonly [number, number],
  count: number,
  locale: string,
): Scale {
  const [low, high] = apart(
    Math.min(extent[0], axis.from ?? extent[0]),
    Math.max(extent[1], axis.to ?? extent[1]),
  );
  const logarithmic = axis.logarithmic === true && low > 0;
  const scale = (logarithmic ? scaleLog() : scaleLinear()).domain([low, high]).range([...pixels]);
  if (!logarithmic) scale.nice(count);
  const values = scale.ticks(count).filter((value) => !axis.integer || Number.isInteger(value));
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 6, useGrouping: 'min2' });
  const shown = logarithmic ? values.filter((value) => isRound(value, high / low)) : values;
  return {
    place: (value) => scale(value),
    ticks: shown.map((value) => ({ at: scale(value), text: format.format(value) })),
  };
}

function dayScale(
  extent: readonly [number, number],
  pixels: readonly [number, number],
  count: number,
): Scale {
  const [low, high] = apart(extent[0], extent[1]);
  const scale = scaleUtc()
    .domain([low * MS_PER_DAY, high * MS_PER_DAY])
    .range([...pixels]);
  // Hours within a day would be written as the same day twice.
  const dates = scale.ticks(count).filter((date) => date.getTime() % MS_PER_DAY === 0);
  const digits = dates.every((date) => date.getUTCDate() === 1)
    ? dates.every((date) => date.getUTCMonth() === 0)
      ? 4
      : 7
    : 10;
  const ticks = dates.map((date) => ({ at: scale(date), text: date.toISOString().slice(0, digits) }));
  return { place: (days) => scale(days * MS_PER_DAY), ticks };
}

function wordScale(wordList: readonly string[], pixels: readonly [number, number]): Scale {
  const step = (pixels[1] - pixels[0]) / Math.max(1, wordList.length);
  const place = (index: number) => pixels[0] + step * (index + 0.5);
  return { place, ticks: wordList.map((text, index) => ({ at: place(index), text })) };
}

/** A range of no width, or of none that numbers can part, shows nothing: one unit around its only value. */
function apart(low: number, high: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const width = high - low;
  const isWide = width > 1e-10 * Math.max(Math.abs(low), Math.abs(high)) && width > 1e-200;
  return isWide ? [low, high] : [low - 0.5, high + 0.5];
}

/** On a logarithmic axis: powers of ten, and over less than three of them 2 and 5 times these too. */
function isRound(value: number, span: number): boolean {
  const lead = Number(value.toExponential(6).split('e')[0]);
  return lead === 1 || (span < 1000 && (lead === 2 || lead === 5));
}
