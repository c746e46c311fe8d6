export { recommendationLines, recommendationShown } from './lines.ts';
export { addRecommendationRoutes } from './routes.ts';
