export { templateOf } from './columns.ts';
export { addImportRoutes } from './routes.ts';
