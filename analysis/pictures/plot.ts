import { type Axis, scaleOf } from './axis.ts';
import { drawMark, extentsOf, type Field, keySample, type Mark } from './marks.ts';
import { document, element, FAINT, stroke, words } from './svg.ts';

export interface Plot {
  title: string;
  /** What a person who cannot see the plot is told: what is on it and what it shows. */
  description: string;
  x: Axis;
  y: Axis;
  marks: readonly Mark[];
  /** For the numbers on the axes, such as `fr`. */
  locale?: string;
  /** Pixels; a plot of many words on its y axis grows by itself. */
  width?: number;
  height?: number;
}

const KEY_LINE = 18;
const WORD_LINE = 22;
const MARGIN = { right: 24, top: 44, bottom: 58 };

/** A plot as SVG text. */
export function plot(picture: Plot): string {
  const { width = 760, locale = 'en' } = picture;
  const keys = picture.marks.filter((mark) => mark.label !== undefined && mark.label !== '');
  const top = MARGIN.top + KEY_LINE * keys.length;
  const lines = picture.y.kind === 'words' ? picture.y.words : [];
  const height = picture.height ?? Math.max(460, top + MARGIN.bottom + WORD_LINE * lines.length);
  const longest = Math.max(0, ...lines.map((word) => word.length));
  const left = 34 + (picture.y.kind === 'words' ? Math.min(260, 7 * longest) : 44);
  const box = { left, right: width - MARGIN.right, top, bottom: height - MARGIN.bottom };
  const field = fieldOf(picture, box, locale);
  const frame = { x: left, y: top, width: box.right - left, height: box.bottom - top };
  const body = [
    words(picture.title, { x: 16, y: 26, size: 16, bold: true }),
    ...keys.map((mark, index) => keyEntry(mark, 28, 46 + KEY_LINE * index)),
    element('clipPath', { id: 'field' }, element('rect', frame)),
    axes(picture, field),
    element(
      'g',
      { 'clip-path': 'url(#field)' },
      `\n${picture.marks.map((mark) => drawMark(mark, field)).join('\n')}\n`,
    ),
  ];
  return document({ width, height }, picture.title, picture.description, body.join('\n'));
}

function fieldOf(
  picture: Plot,
  box: { left: number; right: number; top: number; bottom: number },
  locale: string,
): Field {
  const lying = picture.y.kind === 'words';
  const extents = extentsOf(picture.marks, lying);
  const x = scaleOf(
    picture.x,
    extents.x,
    [box.left, box.right],
    Math.max(2, Math.floor((box.right - box.left) / 90)),
    locale,
  );
  // Words are read from the top, numbers grow upwards.
  const upward: [number, number] = lying ? [box.top, box.bottom] : [box.bottom, box.top];
  return { ...box, x, y: scaleOf(picture.y, extents.y, upward, 6, locale), lying };
}

function axes(picture: Plot, { left, right, top, bottom, x, y, lying }: Field): string {
  const parts: string[] = [stroke(left, bottom, right, bottom), stroke(left, top, left, bottom)];
  for (const { at, text } of x.ticks)
    parts.push(stroke(at, bottom, at, bottom + 5), words(text, { x: at, y: bottom + 19, anchor: 'middle' }));
  for (const { at, text } of y.ticks) {
    if (!lying) parts.push(stroke(left, at, right, at, { width: 0.4, color: FAINT, dash: '1 3' }));
    parts.push(stroke(left - 5, at, left, at), words(text, { x: left - 8, y: at + 4, anchor: 'end' }));
  }
  parts.push(
    words(picture.x.label, { x: (left + right) / 2, y: bottom + 44, anchor: 'middle' }),
    words(picture.y.label, { x: 18, y: (top + bottom) / 2, anchor: 'middle', turned: true }),
  );
  return parts.join('\n');
}

function keyEntry(mark: Mark, x: number, y: number): string {
  return keySample(mark, x, y) + words(mark.label!, { x: x + 34, y: y + 4 });
}
