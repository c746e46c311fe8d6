export { clockStepJob, deadlineId, type Due, duesBy, escalationJob, Ticker } from './ticker.ts';
