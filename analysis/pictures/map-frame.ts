// What stands around and on top of a map: labels, degrees at the edges, the scale bar.
import { scaleLinear } from 'd3-scale';
import type { Box, MapPicture, Projection } from './map-projection.ts';
import { stroke, words } from './svg.ts';

/** Each label goes to the first of four sides of its place where it covers no other; to the right when none is free. */
export function labels(picture: MapPicture, projection: Projection): string {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const ofCircles = (picture.circles ?? []).flatMap(({ x, y, text }) =>
    text === undefined ? [] : [{ x, y, text }],
  );
  return [...ofCircles, ...(picture.labels ?? [])]
    .map(({ x, y, text }) => {
      const [atX, atY, wide] = [projection.x(x), projection.y(y), text.length * 6.6];
      const sides = [
        { left: atX + 7, top: atY - 8 },
        { left: atX - 7 - wide, top: atY - 8 },
        { left: atX - wide / 2, top: atY - 22 },
        { left: atX - wide / 2, top: atY + 7 },
      ].map(({ left, top }) => ({ left, top, right: left + wide, bottom: top + 14 }));
      const free =
        sides.find((side) => within(side, projection.box) && !taken.some((other) => overlaps(side, other))) ??
        sides[0]!;
      taken.push(free);
      return words(text, { x: free.left, y: free.top + 12, halo: true });
    })
    .join('\n');
}

/** Degrees, or the units of a plane, at the left and lower edges. */
export function graticule(picture: MapPicture, { x, y, box, extent }: Projection): string {
  const unit = picture.coordinates === 'degrees' ? '°' : '';
  const format = new Intl.NumberFormat(picture.locale ?? 'en', {
    maximumSignificantDigits: 7,
    useGrouping: 'min2',
  });
  const parts: string[] = [];
  for (const value of scaleLinear().domain([extent.west, extent.east]).ticks(5)) {
    const at = x(value);
    if (at < box.left + 1 || at > box.right - 1) continue;
    parts.push(
      stroke(at, box.bottom, at, box.bottom + 5),
      words(format.format(value) + unit, { x: at, y: box.bottom + 18, size: 11, anchor: 'middle' }),
    );
  }
  for (const value of scaleLinear().domain([extent.south, extent.north]).ticks(5)) {
    const at = y(value);
    if (at < box.top + 1 || at > box.bottom - 1) continue;
    parts.push(
      stroke(box.left - 5, at, box.left, at),
      words(format.format(value) + unit, { x: box.left - 8, y: at + 4, size: 11, anchor: 'end' }),
    );
  }
  return parts.join('\n');
}

/** A bar of 1, 2 or 5 times a power of ten, at most a quarter of the map. */
export function scaleBar(picture: MapPicture, { perUnit, box }: Projection, height: number): string {
  const most = (box.right - box.left) / 4 / perUnit;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power;
  const wide = length * perUnit;
  const y = height - 12;
  const text = new Intl.NumberFormat(picture.locale ?? 'en', { maximumSignificantDigits: 3 }).format(length);
  const unit = picture.coordinates === 'degrees' ? ' km' : '';
  return [
    stroke(box.left, y, box.left + wide, y, { width: 2 }),
    stroke(box.left, y - 4, box.left, y + 4),
    stroke(box.left + wide, y - 4, box.left + wide, y + 4),
    words(text + unit, { x: box.left + wide + 8, y: y + 4 }),
  ].join('');
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}
