// The signs as images of the map, drawn when they are needed: no sprite is fetched.
import type { Colours } from './map-colours.ts';
import { type Sign, type SignName, signs } from './signs.ts';

/** The signs are drawn at twice their size, for screens with small dots. */
export const imageRatio = 2;

/** The dots of one sign in these colours. */
export function signImage(name: SignName, colours: Colours): ImageData {
  const { size, strokes }: Sign = signs[name];
  const canvas = document.createElement('canvas');
  canvas.width = size * imageRatio;
  canvas.height = size * imageRatio;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return new ImageData(canvas.width, canvas.height);
  pen.scale(imageRatio, imageRatio);
  pen.lineCap = 'round';
  for (const { path, fill, stroke, width } of strokes) {
    const shape = new Path2D(path);
    if (fill) {
      pen.fillStyle = colours[fill];
      pen.fill(shape);
    }
    if (stroke) {
      pen.strokeStyle = colours[stroke];
      pen.lineWidth = width ?? 1;
      pen.stroke(shape);
    }
  }
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
