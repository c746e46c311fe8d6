export { addRegisterRoutes, gapsFor } from './routes.ts';
