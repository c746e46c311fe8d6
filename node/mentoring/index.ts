export { addMentoringRoutes } from './routes.ts';
