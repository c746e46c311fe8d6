export { addPlanRoutes } from './routes.ts';
