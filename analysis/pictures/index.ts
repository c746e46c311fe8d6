// Plots and maps as SVG text, readable in black and white: shapes, dashes and hatching, never colour alone.
export type { Axis } from './axis.ts';
export { map } from './map.ts';
export type { MapPicture } from './map-projection.ts';
export type { Dash, Mark } from './marks.ts';
export { type Plot, plot } from './plot.ts';
export type { Shape } from './shapes.ts';
export type { Filling } from './svg.ts';
