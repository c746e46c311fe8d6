export { addHandsetRoutes } from './routes.ts';
