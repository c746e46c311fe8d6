import type { GatewayWatch } from '@ulinzi/domain/channels';
import type { ChannelEvents, ChannelLogLine } from '../channel.ts';
import type { WatchTimes } from './modem-watch.ts';

/** What a gateway over Gammu is made of. */
export interface GammuOptions {
  /** The gateway's name: a label, in lower-case letters, digits and hyphens. */
  readonly gateway: string;
  /** The spool's own folder, inside the keys folder. */
  readonly spoolDir: string;
  /** The modem's device file; for a dummy its folder. */
  readonly device: string;
  /** Gammu's name for how the modem speaks, such as `at115200`. */
  readonly connection: string;
  readonly model?: string;
  readonly gammuloc?: string;
  /** Gammu's own dummy instead of a modem, for exercises and tests. */
  readonly dummy?: boolean;
  /** Where locks lie. One for all gateways of a machine keeps two of them off one modem. */
  readonly runDir: string;
  readonly events: ChannelEvents;
  log(line: ChannelLogLine): void;
  /** The node's clock, in ms UTC. */
  now(): number;
  /** How the modem is asked whether it reaches its network; nothing is asked without it. */
  watch?(): GatewayWatch | null;
  /** For tests: other times of its watch. */
  readonly times?: WatchTimes;
  /** Default `/usr/bin/gammu-smsd`. */
  readonly smsdPath?: string;
}
