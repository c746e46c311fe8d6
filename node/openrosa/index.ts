export { addOpenRosaRoutes } from './routes.ts';
export { collectSettings } from './collect-settings.ts';
export { forgetOldKept } from './kept-store.ts';
