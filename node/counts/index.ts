export { addCountRoutes } from './routes.ts';
