export { addHandoverRoutes } from './routes.ts';
