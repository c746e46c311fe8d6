// Plots of `analyse effect`: what was seen against what it is compared with, and effects with their intervals.
import { type Axis, type Mark, plot } from '@ulinzi/analysis/pictures';
import type { Call } from '../command.ts';
import type { EffectInput } from './effect-input.ts';
import { numberLocale } from './frame.ts';

export interface Curve {
  label: string;
  points: { time: number; value: number }[];
  kind: 'points' | 'solid' | 'dashed' | 'dotted';
}

/** Curves over the time of the file, with a line at the start. */
export function curvesPicture(
  call: Call,
  input: EffectInput,
  curves: readonly Curve[],
  start: number,
): string {
  const { speak } = call.io;
  const { days } = input.times;
  const at = (time: number) => days?.(time) ?? time;
  const marks: Mark[] = curves.map(({ label, points, kind }) => {
    const places = points.map(({ time, value }) => [at(time), value] as const);
    return kind === 'points'
      ? { kind: 'points', points: places, label }
      : { kind: 'line', points: places, dash: kind, label };
  });
  const x: Axis = days
    ? { label: input.timeName, kind: 'days' }
    : { label: input.timeName, kind: 'numbers', integer: true };
  return plot({
    title: speak('analyse-effect.picture.curves', { outcome: input.outcomeName }),
    description: speak('analyse-effect.picture.curves-description', {
      outcome: input.outcomeName,
      curves: curves.map(({ label }) => label).join(', '),
    }),
    x,
    y: { label: input.outcomeName, kind: 'numbers' },
    marks: [
      ...marks,
      { kind: 'reference', x: at(start), dash: 'dotted', label: speak('analyse-effect.picture.start') },
    ],
    locale: numberLocale(speak),
  });
}

/** Effects one beside the other with their intervals, and a line at no effect. */
export function intervalsPicture(
  call: Call,
  input: EffectInput,
  parts: readonly { at: number; estimate: number; low: number | null; high: number | null }[],
  label: string,
): string {
  const { speak } = call.io;
  return plot({
    title: speak('analyse-effect.picture.parts', { outcome: input.outcomeName }),
    description: speak('analyse-effect.picture.parts-description', {
      outcome: input.outcomeName,
      parts: label,
    }),
    x: { label, kind: 'numbers', integer: true },
    y: { label: speak('analyse-effect.row.difference'), kind: 'numbers' },
    marks: [
      {
        kind: 'intervals',
        intervals: parts.map(({ at, estimate, low, high }) => ({
          at,
          low: low ?? estimate,
          high: high ?? estimate,
          middle: estimate,
        })),
        label: speak('analyse-effect.picture.band'),
      },
      { kind: 'reference', y: 0, dash: 'dashed', label: speak('analyse-effect.picture.no-difference') },
    ],
    locale: numberLocale(speak),
  });
}

/** The mean of some units at each time where they are seen. */
export function meanCurve(
  outcome: readonly Float64Array[],
  times: Float64Array,
): { time: number; value: number }[] {
  return Array.from(times, (time, t) => {
    const seen = outcome.map((row) => row[t]!).filter((value) => !Number.isNaN(value));
    return { time, value: seen.reduce((sum, value) => sum + value, 0) / seen.length };
  }).filter(({ value }) => !Number.isNaN(value));
}
