import type { ChannelEvents, ChannelLogLine } from '../channel.ts';

/** What a gateway over a Kannel is made of. */
export interface KannelOptions {
  /** The gateway's name: a label, in lower-case letters, digits and hyphens. */
  readonly gateway: string;
  /** The spool's own folder, inside the keys folder. */
  readonly spoolDir: string;
  /** Where Kannel's smsbox takes texts. */
  readonly sendUrl: string;
  /** Where Kannel's bearerbox says how it is, as XML. */
  readonly statusUrl: string;
  /** The line (smsc-id) that is meant; null where Kannel has one only. */
  readonly smsc: string | null;
  readonly user: string;
  readonly password: string;
  readonly statusPassword: string;
  /** What Kannel shows at our door. */
  readonly doorSecret: string;
  /** The most texts a second that Kannel is given now; 5 where nothing is said. */
  readonly throughput?: () => number | null;
  /** Our own address as Kannel reaches it (`http://127.0.0.1:8787`); empty until the node listens. */
  address(): string;
  readonly events: ChannelEvents;
  log(line: ChannelLogLine): void;
  /** The node's clock, in ms UTC. */
  now(): number;
}
