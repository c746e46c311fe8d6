export { addTelephoneRoutes } from './handset-routes.ts';
export { addRegisterRoutes } from './routes.ts';
export { dutiesOf } from './register-store.ts';
export { promisesFor } from './promises-for.ts';
