export { addLiveRoutes } from './routes.ts';
