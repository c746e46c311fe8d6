export { firstWordsJob } from './first-words-job.ts';
export { addLexiconRoutes } from './routes.ts';
