import { px } from './svg.ts';

/** Marks that stay apart without colour. */
export type Shape = 'dot' | 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'plus';

/** The path of a mark around a place; `size` is its width in pixels. */
export function shapePath(shape: Shape, x: number, y: number, size: number): string {
  const r = size / 2;
  switch (shape) {
    case 'dot':
    case 'circle':
      return `M${px(x - r)} ${px(y)}a${px(r)} ${px(r)} 0 1 0 ${px(size)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-size)} 0`;
    case 'square':
      return `M${px(x - r)} ${px(y - r)}h${px(size)}v${px(size)}h${px(-size)}z`;
    case 'triangle':
      return `M${px(x)} ${px(y - r)}L${px(x + r)} ${px(y + r)}H${px(x - r)}z`;
    case 'diamond':
      return `M${px(x)} ${px(y - r)}L${px(x + r)} ${px(y)}L${px(x)} ${px(y + r)}L${px(x - r)} ${px(y)}z`;
    case 'cross':
      return `M${px(x - r)} ${px(y - r)}l${px(size)} ${px(size)}M${px(x + r)} ${px(y - r)}l${px(-size)} ${px(size)}`;
    case 'plus':
      return `M${px(x - r)} ${px(y)}h${px(size)}M${px(x)} ${px(y - r)}v${px(size)}`;
  }
}

/** Only a dot is filled. */
export function shapeFill(shape: Shape): string {
  return shape === 'dot' ? '#000' : shape === 'cross' || shape === 'plus' ? 'none' : '#fff';
}
