export { answerPage, closingPage } from './answer.ts';
export { intakeJob, ladderData, minuteOfDay, outgoingLife } from './intake.ts';
export { addIntakeRoutes } from './routes.ts';
