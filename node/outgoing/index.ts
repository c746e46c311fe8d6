export { takeBackFeedback } from './feedback-failed.ts';
export { gatewaysNow } from './gateways-now.ts';
export { pagesSentAt, type QueuedMessage, queuedByGateway, retryAfter } from './queue.ts';
export { Sender } from './sender.ts';
export type { SenderParts } from './sender-parts.ts';
