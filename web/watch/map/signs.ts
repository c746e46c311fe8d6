// The signs of the map, declared once: drawn into the map's canvas and as SVG in its legend. Each differs by its shape,
// so that nothing is said by colour alone. Fill and stroke name tokens of the page.
import type { ColourName } from './map-colours.ts';

export interface Stroke {
  readonly path: string;
  readonly fill?: ColourName;
  readonly stroke?: ColourName;
  readonly width?: number;
}

export interface Sign {
  readonly size: number;
  readonly strokes: readonly Stroke[];
}

function circle(at: number, radius: number, middle: readonly [number, number] = [at, at]): string {
  const [x, y] = middle;
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
}

const dots = Array.from({ length: 8 }, (_, nth) => {
  const turn = (nth * Math.PI) / 4;
  return circle(0, 0.95, [7 + 4.5 * Math.cos(turn), 7 + 4.5 * Math.sin(turn)]);
}).join('');

const filled: Sign = {
  size: 14,
  strokes: [{ path: circle(7, 5), fill: 'accent', stroke: 'land', width: 1.5 }],
};

export const signs = {
  // A clock has run out; one runs; none runs; what remains is to tell the village.
  late: {
    size: 24,
    strokes: [
      { path: circle(12, 9), fill: 'late', stroke: 'land', width: 2 },
      { path: 'M12 7.5v5M12 16v.2', stroke: 'late-ink', width: 2 },
    ],
  },
  soon: {
    size: 24,
    strokes: [{ path: 'M12 2.5L21.500 12L12 21.500L2.500 12z', fill: 'soon-mark', stroke: 'land', width: 2 }],
  },
  calm: { size: 24, strokes: [{ path: circle(12, 7), fill: 'ink-3', stroke: 'land', width: 2 }] },
  done: {
    size: 24,
    strokes: [
      { path: circle(12, 9.5), fill: 'land' },
      { path: circle(12, 7), fill: 'land', stroke: 'done-mark', width: 3.5 },
    ],
  },
  // Chosen.
  ring: {
    size: 40,
    strokes: [
      { path: circle(20, 15.5), stroke: 'land', width: 6 },
      { path: circle(20, 15.5), stroke: 'accent', width: 3 },
    ],
  },
  base: {
    size: 14,
    strokes: [{ path: 'M2 2h10v10H2z', fill: 'ink', stroke: 'land', width: 1.5 }],
  },
  // A village: reached within the hour, not, or nobody knows.
  within: filled,
  beyond: { size: 14, strokes: [{ path: circle(7, 4.25), fill: 'land', stroke: 'ink-2', width: 1.5 }] },
  unknown: {
    size: 14,
    strokes: [
      { path: circle(7, 5.5), fill: 'land' },
      { path: dots, fill: 'ink-2' },
    ],
  },
  // A village's alert network: it runs, it is being built, there is none.
  runs: filled,
  begun: {
    size: 14,
    strokes: [
      { path: circle(7, 4.5), fill: 'land', stroke: 'accent', width: 1.5 },
      { path: circle(7, 1.75), fill: 'accent' },
    ],
  },
  none: { size: 14, strokes: [{ path: circle(7, 3), fill: 'land', stroke: 'ink-3', width: 1.25 }] },
} as const satisfies Record<string, Sign>;

export type SignName = keyof typeof signs;
export const signNames = Object.keys(signs) as SignName[];
