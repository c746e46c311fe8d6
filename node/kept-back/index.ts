export { openedMessage } from './kept-back-store.ts';
export { addKeptBackRoutes } from './routes.ts';
