export { answerPage, closingPage } from './answer.ts';
export { minuteOfDay, outgoingLife } from './acknowledgement.ts';
export { settleSenders } from './settle.ts';
export { drawNumber, intakeJob, ladderData, messageIdOf, recognisedIn } from './intake.ts';
export { addKannelRoutes } from './kannel-routes.ts';
export { type OpenedMessage, releasedInto } from './release.ts';
export { addIntakeRoutes } from './routes.ts';
export { addWebhookRoutes } from './webhook-routes.ts';
