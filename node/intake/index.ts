export { answerPage, closingPage } from './answer.ts';
export { intakeJob, ladderData, minuteOfDay, outgoingLife, type Received } from './intake.ts';
