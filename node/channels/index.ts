export type {
  Channel,
  ChannelEvents,
  ChannelHealth,
  ChannelLogLine,
  DeliveryState,
  IncomingMessage,
  OutgoingMessage,
} from './channel.ts';
export { Channels } from './channels.ts';
export { KannelChannel } from './kannel/index.ts';
export { LoopbackChannel, type TextOnPhone } from './loopback.ts';
export { isReachable, placeOf } from './reachable.ts';
export { openChannel } from './open-channel.ts';
export { type Post, WebhookChannel } from './webhook/index.ts';
export { GammuCannot, installedGammu } from './gammu/index.ts';
