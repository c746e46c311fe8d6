export { App } from './app.tsx';
export { keepUpToDate } from './updates.ts';
export { openAlone } from './alone.ts';
