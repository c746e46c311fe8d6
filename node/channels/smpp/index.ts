export type { SmppOptions } from './options.ts';
export { SmppChannel } from './smpp-channel.ts';
