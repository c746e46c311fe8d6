export { isOutside } from './areas-at.ts';
export { areasOn } from './shown-areas.ts';
export { type FileOfAreas, readAreas } from './read-areas.ts';
export { addGeographyRoutes } from './routes.ts';
