export { addEnrolRoute } from './enrol-route.ts';
export { addDeviceRoutes } from './office-routes.ts';
