export { visitLines } from './lines.ts';
export { addVisitRoutes } from './routes.ts';
