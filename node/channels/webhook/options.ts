import type { Gateway } from '@ulinzi/domain/channels';
import type { ChannelEvents, ChannelLogLine } from '../channel.ts';

/** What a gateway is made of that posts to our door and takes texts at an address. */
export interface WebhookOptions {
  /** The gateway's name: a label, in lower-case letters, digits and hyphens. */
  readonly gateway: string;
  /** The spool's own folder, inside the keys folder. */
  readonly spoolDir: string;
  readonly dialect: NonNullable<Gateway['dialect']>;
  /** Where texts are posted to. */
  readonly sendUrl: string;
  /** What we show there; empty where the dialect asks for none. */
  readonly user: string;
  readonly password: string;
  /** What is signed with, both ways; in the dialect without signatures, what is shown at our door. */
  readonly doorSecret: string;
  /** The most texts a second that are given now; 5 where nothing is said. */
  throughput(): number | null;
  /** Our own address as this machine reaches it; empty until the node listens. */
  address(): string;
  readonly events: ChannelEvents;
  log(line: ChannelLogLine): void;
  /** The node's clock, in ms UTC. */
  now(): number;
}
