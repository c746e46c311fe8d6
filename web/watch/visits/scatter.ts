// Places on a plain picture: positions scaled to a box, north up. Not a map: a degree east is drawn as long as it is
// near the equator, where the mission works. Pure, so that it is tested without a screen.

export interface Positioned {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Kept free at every side. */
  readonly margin: number;
}

export interface Scatter {
  /** Where a place lies in the box. */
  readonly at: (place: Positioned) => { readonly x: number; readonly y: number };
  /** A round number of kilometres, and how long it is drawn. */
  readonly bar: { readonly kilometres: number; readonly length: number };
}

const kilometresADegree = 111.2;
/** Two places in one street are not drawn as the whole box. */
const leastDegrees = 0.05;

/** The scale on which all of them fit, the same in both directions; the picture stands in the middle. */
export function scatterOf(places: readonly Positioned[], box: Box): Scatter {
  const middle = (least: number, most: number) => (least + most) / 2;
  const span = (of: readonly number[]) =>
    of.length === 0 ? ([0, 0] as const) : ([Math.min(...of), Math.max(...of)] as const);
  const [west, east] = span(places.map(({ longitude }) => longitude));
  const [south, north] = span(places.map(({ latitude }) => latitude));
  const scale = Math.min(
    (box.width - 2 * box.margin) / Math.max(east - west, leastDegrees),
    (box.height - 2 * box.margin) / Math.max(north - south, leastDegrees),
  );
  return {
    at: ({ latitude, longitude }) => ({
      x: box.width / 2 + (longitude - middle(west, east)) * scale,
      y: box.height / 2 - (latitude - middle(south, north)) * scale,
    }),
    bar: barFor(scale / kilometresADegree, box.width / 4),
  };
}

/** The longest of 1, 2, 5, 10, 20, 50… kilometres that is not longer than `most` in the picture. */
function barFor(perKilometre: number, most: number): Scatter['bar'] {
  let kilometres = 1;
  for (let power = 1; power <= 1_000; power *= 10)
    for (const step of [1, 2, 5]) if (step * power * perKilometre <= most) kilometres = step * power;
  return { kilometres, length: kilometres * perKilometre };
}

/** Where a name stands beside its point. */
export type Side = 'right' | 'left' | 'above' | 'below';

export interface Named {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** About how large a letter is drawn, in the picture's own measure. */
const letter = { width: 8, height: 14 };
const gap = 15;

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A side for each name, so that names lie neither on one another nor on another's point, nor outside the picture, as far
 * as there is such a side. Those that come first choose first.
 */
export function sidesOf(points: readonly Named[], { width, height }: Pick<Box, 'width' | 'height'>): Side[] {
  const taken: Rectangle[] = [];
  const marks = points.map(({ x, y }) => ({ left: x - 11, right: x + 11, top: y - 11, bottom: y + 11 }));
  return points.map((point, own) => {
    const isFree = (of: Rectangle) =>
      of.left >= 0 &&
      of.right <= width &&
      of.top >= 0 &&
      of.bottom <= height &&
      !taken.some((other) => overlap(of, other)) &&
      !marks.some((mark, nth) => nth !== own && overlap(of, mark));
    const sides = ['right', 'left', 'above', 'below'] as const;
    const side = sides.find((one) => isFree(roomOf(point, one))) ?? 'right';
    taken.push(roomOf(point, side));
    return side;
  });
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function roomOf({ x, y, name }: Named, side: Side): Rectangle {
  const width = name.length * letter.width;
  const half = letter.height / 2;
  const beside = { top: y - half, bottom: y + half };
  if (side === 'right') return { ...beside, left: x + gap, right: x + gap + width };
  if (side === 'left') return { ...beside, left: x - gap - width, right: x - gap };
  const across = { left: x - width / 2, right: x + width / 2 };
  if (side === 'above') return { ...across, top: y - gap - letter.height, bottom: y - gap };
  return { ...across, top: y + gap, bottom: y + gap + letter.height };
}
