export { lastHeardOf } from './last-heard.ts';
export { addTroubleRoutes } from './routes.ts';
export { Troubles } from './troubles.ts';
