export type { Post } from './dialect.ts';
export type { WebhookOptions } from './options.ts';
export { WebhookChannel } from './webhook-channel.ts';
