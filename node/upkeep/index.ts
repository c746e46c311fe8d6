export { addUpkeepRoutes } from './routes.ts';
export { NodeUpkeep } from './upkeep.ts';
