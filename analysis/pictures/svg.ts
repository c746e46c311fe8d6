// The few pieces of SVG that the pictures are made of. Black on white: a picture is printed and photocopied.

const FONT = 'Helvetica, Arial, sans-serif';
export const INK = '#000';
export const FAINT = '#777';

/** Text made safe inside an element or an attribute; characters that XML forbids are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate with a tenth of a pixel, so that files stay small and the same on every machine. */
export function px(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** An element with attributes; `inside` is SVG already. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  inside = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : escapeXml(value!)}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** A line of text; `anchor` is the side on which it starts. */
export function words(
  text: string,
  at: {
    x: number;
    y: number;
    size?: number;
    anchor?: 'start' | 'middle' | 'end';
    bold?: boolean;
    turned?: boolean;
    halo?: boolean;
  },
): string {
  const halo = at.halo ? { stroke: '#fff', 'stroke-width': 3, 'paint-order': 'stroke' } : {};
  return element(
    'text',
    {
      x: at.x,
      y: at.y,
      'font-size': at.size ?? 12,
      'text-anchor': at.anchor ?? 'start',
      'font-weight': at.bold ? 'bold' : undefined,
      transform: at.turned ? `rotate(-90 ${px(at.x)} ${px(at.y)})` : undefined,
      fill: INK,
      ...halo,
    },
    escapeXml(text),
  );
}

/** A straight line from one place to another. */
export function stroke(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style: { width?: number; dash?: string; color?: string } = {},
): string {
  const { width = 1, dash, color = INK } = style;
  return element('line', { x1, y1, x2, y2, stroke: color, 'stroke-width': width, 'stroke-dasharray': dash });
}

/**
 * The whole picture. `title` is shown and read out, `description` is what a person who cannot see it is told.
 */
export function document(
  size: { width: number; height: number },
  title: string,
  description: string,
  body: string,
): string {
  const { width, height } = size;
  const head = `${element('title', {}, escapeXml(title))}${element('desc', {}, escapeXml(description))}`;
  const paper = element('rect', { width, height, fill: '#fff' });
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': title,
    'font-family': FONT,
  };
  return `${element('svg', attributes, `\n${head}\n${HATCHES}\n${paper}\n${body}\n`)}\n`;
}

/** Fillings that stay apart without colour. */
export type Filling = 'hatched' | 'crossed' | 'dotted' | 'black' | 'white' | 'grey';

/** The `fill` attribute of a filling. */
export function fillOf(filling: Filling): string {
  if (filling === 'black') return INK;
  if (filling === 'white') return '#fff';
  if (filling === 'grey') return '#bbb';
  return `url(#${filling})`;
}

const HATCHES = element(
  'defs',
  {},
  [
    pattern('hatched', 6, '<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="#000" fill="none"/>'),
    pattern('crossed', 6, '<path d="M0 0L6 6M6 0L0 6" stroke="#000" stroke-width="0.7" fill="none"/>'),
    pattern('dotted', 5, '<circle cx="2.5" cy="2.5" r="0.9"/>'),
  ].join(''),
);

function pattern(id: string, size: number, inside: string): string {
  return element('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' }, inside);
}
