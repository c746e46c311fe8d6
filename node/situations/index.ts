export { situationLines } from './list.ts';
export { addSituationRoutes } from './routes.ts';
