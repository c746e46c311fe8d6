export {
  addQuestionRoutes,
  questionLine,
  questionsFor,
  type SeenQuestion,
  wordsOfQuestion,
} from './routes.ts';
