export { placeMeant } from './place-meant.ts';
export { addPlaceRoutes } from './routes.ts';
