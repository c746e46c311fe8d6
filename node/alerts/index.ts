export { findAlert, type FoundAlert, listAlerts } from './alert-store.ts';
export { addAlertRoutes } from './routes.ts';
