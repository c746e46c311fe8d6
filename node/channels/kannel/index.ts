export type { Channel, ChannelEvents, ChannelLogLine, DeliveryState, IncomingMessage } from '../channel.ts';
export { KannelChannel } from './kannel-channel.ts';
export type { KannelLetter } from './letter.ts';
export type { KannelOptions } from './options.ts';
