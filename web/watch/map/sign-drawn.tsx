import { type Sign, type SignName, signs } from './signs.ts';

/** A sign of the map beside its words. */
export function SignDrawn({ name }: { name: SignName }) {
  const { size, strokes }: Sign = signs[name];
  return (
    <svg class="sign" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {strokes.map(({ path, fill, stroke, width }, nth) => (
        <path
          key={nth}
          d={path}
          fill={fill ? `var(--${fill})` : 'none'}
          stroke={stroke ? `var(--${stroke})` : 'none'}
          stroke-width={width}
          stroke-linecap="round"
        />
      ))}
    </svg>
  );
}
