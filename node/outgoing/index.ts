export { takeBackFeedback } from './feedback-failed.ts';
export { pagesSentAt, type QueuedMessage, retryAfter } from './queue.ts';
export { Sender, type SenderParts } from './sender.ts';
