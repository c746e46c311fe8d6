export { addTelephoneRoutes } from './handset-routes.ts';
export { addRegisterRoutes } from './routes.ts';
