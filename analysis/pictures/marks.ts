// What can be drawn in a plot: how each mark looks in the field and in the key, and how far it reaches.
import type { Scale } from './axis.ts';
import { type Shape, shapeFill, shapePath } from './shapes.ts';
import { element, type Filling, fillOf, INK, px, stroke } from './svg.ts';

export type Dash = 'solid' | 'dashed' | 'dotted';

/**
 * What is drawn in a plot, in the order given; a `label` puts it into the key. Bars and intervals stand at a place of
 * the x axis, or lie at a place of the y axis where that holds words (areas one below the other).
 */
export type Mark =
  | { kind: 'line'; points: readonly (readonly [x: number, y: number])[]; dash?: Dash; label?: string }
  | {
      kind: 'points';
      points: readonly (readonly [x: number, y: number])[];
      shape?: Shape;
      size?: number;
      label?: string;
    }
  /** Bars from 0 to `value`; `width` in units of the axis they stand on. */
  | {
      kind: 'bars';
      bars: readonly { at: number; value: number }[];
      width?: number;
      filling?: Filling;
      label?: string;
    }
  /** From `low` to `high`, with a dot at `middle`. */
  | {
      kind: 'intervals';
      intervals: readonly { at: number; low: number; high: number; middle?: number }[];
      label?: string;
    }
  | {
      kind: 'band';
      points: readonly { x: number; low: number; high: number }[];
      filling?: Filling;
      label?: string;
    }
  /** A line across the plot at one value of x or of y. */
  | { kind: 'reference'; x?: number; y?: number; dash?: Dash; label?: string };

/** The part of a plot where marks are drawn. */
export interface Field {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Scale;
  y: Scale;
  /** The y axis holds words: bars and intervals lie. */
  lying: boolean;
}

export const dashes: Record<Dash, string | undefined> = {
  solid: undefined,
  dashed: '7 4',
  dotted: '1.5 3.5',
};

const BAR_WIDTH = 0.8;

/** A mark in the field, as SVG. */
export function drawMark(mark: Mark, field: Field): string {
  const { x, y } = field;
  switch (mark.kind) {
    case 'line':
      return linePath(
        mark.points.map(([at, value]) => `${px(x.place(at))} ${px(y.place(value))}`),
        mark.dash,
      );
    case 'points': {
      const path = mark.points.map(([at, value]) =>
        shapePath(mark.shape ?? 'dot', x.place(at), y.place(value), mark.size ?? 6),
      );
      return element('path', { d: path.join(''), fill: shapeFill(mark.shape ?? 'dot'), stroke: INK });
    }
    case 'bars':
      return mark.bars
        .map((bar) => drawBar(bar, mark.width ?? BAR_WIDTH, mark.filling ?? 'hatched', field))
        .join('');
    case 'intervals':
      return mark.intervals.map((interval) => drawInterval(interval, field)).join('');
    case 'band': {
      const upper = mark.points.map((point) => `${px(x.place(point.x))} ${px(y.place(point.high))}`);
      const lower = mark.points.map((point) => `${px(x.place(point.x))} ${px(y.place(point.low))}`).reverse();
      if (upper.length === 0) return '';
      return element('path', {
        d: `M${[...upper, ...lower].join('L')}z`,
        fill: fillOf(mark.filling ?? 'dotted'),
      });
    }
    case 'reference': {
      const dash = dashes[mark.dash ?? 'dashed'];
      const across =
        mark.y === undefined
          ? ''
          : stroke(field.left, y.place(mark.y), field.right, y.place(mark.y), { dash });
      const upright =
        mark.x === undefined
          ? ''
          : stroke(x.place(mark.x), field.top, x.place(mark.x), field.bottom, { dash });
      return across + upright;
    }
  }
}

/** A mark as the key shows it, in 26 pixels from `x`, around the height `y`. */
export function keySample(mark: Mark, x: number, y: number): string {
  switch (mark.kind) {
    case 'line':
      return stroke(x, y, x + 26, y, { width: 1.6, dash: dashes[mark.dash ?? 'solid'] });
    case 'reference':
      return stroke(x, y, x + 26, y, { dash: dashes[mark.dash ?? 'dashed'] });
    case 'points': {
      const shape = mark.shape ?? 'dot';
      return element('path', {
        d: shapePath(shape, x + 13, y, mark.size ?? 6),
        fill: shapeFill(shape),
        stroke: INK,
      });
    }
    case 'intervals':
      return (
        stroke(x + 13, y - 6, x + 13, y + 6) +
        stroke(x + 9, y - 6, x + 17, y - 6) +
        stroke(x + 9, y + 6, x + 17, y + 6)
      );
    case 'bars':
    case 'band': {
      const filling = mark.filling ?? (mark.kind === 'bars' ? 'hatched' : 'dotted');
      return element('rect', {
        x: x + 2,
        y: y - 6,
        width: 22,
        height: 12,
        fill: fillOf(filling),
        stroke: INK,
      });
    }
  }
}

/** How far the marks reach on both axes; infinite the wrong way round where nothing is drawn. */
export function extentsOf(
  marks: readonly Mark[],
  lying: boolean,
): { x: [number, number]; y: [number, number] } {
  const x: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const y: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const mark of marks) {
    for (const [at, value] of placesOf(mark)) {
      const turned = lying && (mark.kind === 'bars' || mark.kind === 'intervals');
      widen(turned ? y : x, at);
      widen(turned ? x : y, value);
    }
  }
  return { x, y };
}

function linePath(points: readonly string[], dash: Dash = 'solid'): string {
  if (points.length === 0) return '';
  const d = `M${points.join('L')}`;
  return element('path', {
    d,
    fill: 'none',
    stroke: INK,
    'stroke-width': 1.6,
    'stroke-dasharray': dashes[dash],
  });
}

function drawBar(bar: { at: number; value: number }, width: number, filling: Filling, field: Field): string {
  const [along, up] = field.lying ? [field.y, field.x] : [field.x, field.y];
  const from = along.place(bar.at - width / 2);
  const to = along.place(bar.at + width / 2);
  const [zero, end] = [up.place(0), up.place(bar.value)];
  const across = { from: Math.min(from, to), length: Math.abs(to - from) };
  const upward = { from: Math.min(zero, end), length: Math.abs(end - zero) };
  const [horizontal, vertical] = field.lying ? [upward, across] : [across, upward];
  return element('rect', {
    x: horizontal.from,
    y: vertical.from,
    width: horizontal.length,
    height: vertical.length,
    fill: fillOf(filling),
    stroke: INK,
  });
}

function drawInterval(
  interval: { at: number; low: number; high: number; middle?: number },
  field: Field,
): string {
  const [along, up] = field.lying ? [field.y, field.x] : [field.x, field.y];
  const at = along.place(interval.at);
  const line = (fromAt: number, fromValue: number, toAt: number, toValue: number) =>
    field.lying ? stroke(fromValue, fromAt, toValue, toAt) : stroke(fromAt, fromValue, toAt, toValue);
  const [low, high] = [up.place(interval.low), up.place(interval.high)];
  const parts = [line(at, low, at, high), line(at - 4, low, at + 4, low), line(at - 4, high, at + 4, high)];
  if (interval.middle !== undefined) {
    const middle = up.place(interval.middle);
    const [x, y] = field.lying ? [middle, at] : [at, middle];
    parts.push(element('path', { d: shapePath('dot', x, y, 6) }));
  }
  return parts.join('');
}

function placesOf(mark: Mark): (readonly [number | undefined, number | undefined])[] {
  switch (mark.kind) {
    case 'line':
    case 'points':
      return [...mark.points];
    case 'bars': {
      const half = (mark.width ?? BAR_WIDTH) / 2;
      return mark.bars.flatMap(({ at, value }) => [[at - half, value] as const, [at + half, 0] as const]);
    }
    case 'intervals':
      return mark.intervals.flatMap(({ at, low, high }) => [[at, low] as const, [at, high] as const]);
    case 'band':
      return mark.points.flatMap(({ x, low, high }) => [[x, low] as const, [x, high] as const]);
    case 'reference':
      return [[mark.x, mark.y]];
  }
}

function widen(extent: [number, number], value: number | undefined): void {
  if (value === undefined || !Number.isFinite(value)) return;
  extent[0] = Math.min(extent[0], value);
  extent[1] = Math.max(extent[1], value);
}
