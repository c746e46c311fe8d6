export { linesAtMost } from './line-limit.ts';
export { addLiveRoutes } from './routes.ts';
