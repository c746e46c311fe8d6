export { answerPage, closingPage } from './answer.ts';
export { intakeJob, ladderData, messageIdOf, minuteOfDay, outgoingLife } from './intake.ts';
export { addIntakeRoutes } from './routes.ts';
