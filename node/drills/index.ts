export { Drills } from './drills.ts';
export { addDrillRoutes } from './routes.ts';
