import { graticule, labels, scaleBar } from './map-frame.ts';
import { type MapPicture, type Projection, projectionOf } from './map-projection.ts';
import { dashes } from './marks.ts';
import { shapeFill, shapePath } from './shapes.ts';
import { document, element, FAINT, fillOf, INK, px, words } from './svg.ts';

const KEY_LINE = 18;

/**
 * A map as SVG text: equirectangular around the middle of the data, so that shapes are true there and a scale bar
 * holds. Data across the 180th meridian are not joined.
 */
export function map(picture: MapPicture): string {
  const { width = 760, height = 640 } = picture;
  const keys = keyEntries(picture);
  const projection = projectionOf(picture, {
    left: 56,
    right: width - 20,
    top: 44 + KEY_LINE * keys.length,
    bottom: height - 48,
  });
  const { box } = projection;
  const frame = element('rect', {
    x: box.left,
    y: box.top,
    width: box.right - box.left,
    height: box.bottom - box.top,
    fill: 'none',
    stroke: INK,
  });
  const clip = element(
    'clipPath',
    { id: 'frame' },
    element('rect', { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }),
  );
  const body = [
    words(picture.title, { x: 16, y: 26, size: 16, bold: true }),
    ...keys.map(
      ({ sample, label }, index) =>
        sample(28, 46 + KEY_LINE * index) + words(label, { x: 62, y: 50 + KEY_LINE * index }),
    ),
    clip,
    element(
      'g',
      { 'clip-path': 'url(#frame)' },
      [outlines(picture, projection), circles(picture, projection), points(picture, projection)].join('\n') ||
        ' ',
    ),
    labels(picture, projection),
    frame,
    graticule(picture, projection),
    scaleBar(picture, projection, height),
  ];
  return document({ width, height }, picture.title, picture.description, body.join('\n'));
}

function outlines(picture: MapPicture, projection: Projection): string {
  const d = (picture.outlines ?? [])
    .filter((outline) => outline.length > 1)
    .map(
      (outline) => `M${outline.map(([x, y]) => `${px(projection.x(x))} ${px(projection.y(y))}`).join('L')}`,
    )
    .join('');
  return d === '' ? '' : element('path', { d, fill: 'none', stroke: FAINT, 'stroke-width': 0.8 });
}

function circles(picture: MapPicture, projection: Projection): string {
  return (picture.circles ?? [])
    .map(({ x, y, radius, filling, dash = 'solid' }) =>
      element('circle', {
        cx: projection.x(x),
        cy: projection.y(y),
        // A circle of one place has no radius and must still be seen.
        r: Math.max(6, radius * projection.perUnit),
        fill: filling === undefined ? 'none' : fillOf(filling),
        stroke: INK,
        'stroke-width': 1.6,
        'stroke-dasharray': dashes[dash],
      }),
    )
    .join('');
}

function points(picture: MapPicture, projection: Projection): string {
  return (picture.points ?? [])
    .filter(({ places }) => places.length > 0)
    .map(({ places, shape = 'dot', size = 5 }) => {
      const d = places.map(([x, y]) => shapePath(shape, projection.x(x), projection.y(y), size)).join('');
      return element('path', { d, fill: shapeFill(shape), stroke: INK, 'stroke-width': 0.8 });
    })
    .join('\n');
}

function keyEntries(picture: MapPicture): { label: string; sample: (x: number, y: number) => string }[] {
  const seen = new Set<string>();
  const entries: { label: string; sample: (x: number, y: number) => string }[] = [];
  const add = (label: string | undefined, sample: (x: number, y: number) => string) => {
    if (label === undefined || seen.has(label)) return;
    seen.add(label);
    entries.push({ label, sample });
  };
  for (const { shape = 'dot', size = 5, label } of picture.points ?? [])
    add(label, (x, y) =>
      element('path', {
        d: shapePath(shape, x + 13, y, size),
        fill: shapeFill(shape),
        stroke: INK,
        'stroke-width': 0.8,
      }),
    );
  for (const { filling, dash = 'solid', label } of picture.circles ?? [])
    add(label, (x, y) =>
      element('circle', {
        cx: x + 13,
        cy: y,
        r: 7,
        fill: filling === undefined ? 'none' : fillOf(filling),
        stroke: INK,
        'stroke-width': 1.6,
        'stroke-dasharray': dashes[dash],
      }),
    );
  return entries;
}
