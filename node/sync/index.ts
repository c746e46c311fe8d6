export { addSyncRoutes } from './routes.ts';
export { judgeNewlyKnown } from './waiting.ts';
