import { describe, expect, it } from 'vitest';
import { scatterOf, sidesOf } from './scatter.ts';

const box = { width: 400, height: 300, margin: 20 };

describe('places on a plain picture', () => {
  const places = [
    { latitude: -1, longitude: 28 },
    { latitude: -2, longitude: 29 },
    { latitude: -1.5, longitude: 28.2 },
  ];

  it('lie inside its margins, north up and east to the right', () => {
    const { at } = scatterOf(places, box);
    const drawn = places.map(at);
    for (const { x, y } of drawn) {
      expect(x).toBeGreaterThanOrEqual(20);
      expect(x).toBeLessThanOrEqual(380);
      expect(y).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(y).toBeLessThanOrEqual(280 + 1e-9);
    }
    const [first, second] = drawn;
    expect((first?.y ?? 0) < (second?.y ?? 0)).toBe(true);
    expect((first?.x ?? 0) < (second?.x ?? 0)).toBe(true);
  });

  it('has a bar of a round length that fits a quarter of it', () => {
    const { bar, at } = scatterOf(places, box);
    expect(bar.length).toBeLessThanOrEqual(100);
    // 260 points for one degree of latitude: 20 km are 47 points, 50 km would be 117.
    expect(bar.kilometres).toBe(20);
    const [one, other] = [at({ latitude: 0, longitude: 28 }), at({ latitude: 0, longitude: 29 })];
    expect(bar.length).toBeCloseTo(((other.x - one.x) / 111.2) * bar.kilometres, 6);
  });

  it('draws one place, and none, without an endless scale', () => {
    expect(scatterOf([{ latitude: -1, longitude: 28 }], box).at({ latitude: -1, longitude: 28 })).toEqual({
      x: 200,
      y: 150,
    });
    expect(Number.isFinite(scatterOf([], box).bar.length)).toBe(true);
  });
});

describe('names beside their points', () => {
  it('stand at the right where there is room, else at another side', () => {
    const points = [
      { x: 100, y: 100, name: 'Kibua' },
      { x: 130, y: 104, name: 'Nyabiondo' },
      { x: 380, y: 200, name: 'Beni' },
    ];
    // The first has the second's point at its right; the third the picture's edge.
    expect(sidesOf(points, box)).toEqual(['left', 'right', 'left']);
  });

  it('are all given a side, also where there is room for none', () => {
    const crowd = Array.from({ length: 12 }, (_, nth) => ({ x: 100 + nth, y: 100, name: 'Nyabiondo' }));
    expect(sidesOf(crowd, box)).toHaveLength(12);
  });
});
