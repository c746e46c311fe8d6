export { addCoverageRoute } from './routes.ts';
export { basesWithAssistant } from './sitting.ts';
