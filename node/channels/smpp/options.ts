import type { ChannelEvents, ChannelLogLine } from '../channel.ts';

/** What a session with an SMS centre is made of. */
export interface SmppOptions {
  /** The gateway's name: a label, in lower-case letters, digits and hyphens. */
  readonly gateway: string;
  /** The spool's own folder, inside the keys folder. */
  readonly spoolDir: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificates that are trusted instead of the machine's own; only where there is TLS. */
  readonly ca?: string;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  /** What texts are sent from: a number, a short code or a name; empty where the centre knows. */
  readonly sourceAddress: string;
  /** So many texts may be sent without having been answered. Each may be of unknown fate when the session is cut. */
  readonly window: number;
  /** The most texts a second that are given now; 5 where nothing is said. */
  throughput(): number | null;
  readonly events: ChannelEvents;
  log(line: ChannelLogLine): void;
  /** The node's clock, in ms UTC. */
  now(): number;
  /** Shorter in tests. */
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** From the first try to the second; each further wait is twice as long, up to a minute. */
  readonly reconnectMs: number;
  /** A session in which nothing was heard for so long is asked whether it lives. */
  readonly enquireMs: number;
  /** An answer that has not come by then does not come. */
  readonly answerMs: number;
}

export const usualTiming: Timing = { reconnectMs: 1_000, enquireMs: 20_000, answerMs: 10_000 };
