export { openedMessage, sealedMessage, waitingFor } from './kept-back-store.ts';
export { addKeptBackRoutes } from './routes.ts';
