export type {
  Channel,
  ChannelEvents,
  ChannelHealth,
  ChannelLogLine,
  DeliveryCause,
  DeliveryState,
  IncomingMessage,
  OutgoingMessage,
} from '../channel.ts';
export { gammuChannel } from './gammu-channel.ts';
export type { GammuOptions } from './options.ts';
export { GammuCannot, type GammuProblem } from './refused.ts';
export { installedGammu } from './installed.ts';
