// What every channel gives and takes, whatever gateway stands behind it. A channel turns the outside into
// messages and carries texts out; what a message means is for others to decide.
import type { GatewayTrouble } from '@ulinzi/domain/channels';

/** Something that came from outside, before anybody has looked at it. */
export interface IncomingMessage {
  /** The gateway's name, a label of this node. */
  readonly gateway: string;
  /** `call`: somebody rang and was not answered. */
  readonly kind: 'text' | 'call';
  /** As the network gave it: a number, or the name of an alphanumeric sender; empty where it was withheld. */
  readonly from: string;
  /** Null for a call, and for a message that holds no text (binary). */
  readonly text: string | null;
  /** The gateway's own id: the same for the same message, also when it is handed over again. */
  readonly reference: string;
  /** When the SMS centre took it in, in ms UTC; null where it does not say. */
  readonly sentAt: number | null;
  /** When the gateway took it in, in ms UTC. */
  readonly receivedAt: number;
  /** The gateway's rows as UTF-8 JSON, exactly as they came. */
  readonly raw: Uint8Array;
}

/** A text to send. */
export interface OutgoingMessage {
  /** Ours, a UUID: a text with an id that the channel knows is not sent again. */
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** Goes ahead of everything waiting that is not urgent. */
  readonly urgent: boolean;
  /** In ms UTC: from then on it is not worth sending. A page is stale when the next one is due. */
  readonly sendBefore?: number;
}

/**
 * Why a text failed. `refused`: the modem or the network turned it down, or reported that it could not be
 * delivered. `no-network`: the modem had no network. `no-report`: sent, and nothing was heard of it in 72 hours.
 * `gateway-dead`: it was not taken up in time, and the gateway did not live.
 */
export type DeliveryCause = 'refused' | 'no-network' | 'no-report' | 'gateway-dead' | 'unknown';

/** How far a text has come. `handed`: the gateway has it on disk. `sent`: the network has it. */
export interface DeliveryState {
  readonly id: string;
  readonly state: 'handed' | 'sent' | 'delivered' | 'failed';
  readonly cause?: DeliveryCause;
  /** In ms UTC. */
  readonly at: number;
}

/** Who listens to a channel. A promise that is rejected makes the channel try again later, for ever. */
export interface ChannelEvents {
  /** Resolves when the message is durable; only then does the gateway forget it. */
  incoming(message: IncomingMessage): Promise<void>;
  /** Resolves when the state is durable. States may be skipped, and told more than once. */
  delivery(state: DeliveryState): Promise<void>;
}

export interface ChannelHealth {
  readonly gateway: string;
  /** Whether the gateway runs and has been in touch with its modem within a minute. */
  readonly isAlive: boolean;
  /** In ms UTC; null before the first contact. */
  readonly lastContactAt: number | null;
  /** Texts that the network has not got yet. */
  readonly waiting: number;
  readonly signalPercent: number | null;
  readonly operator: string | null;
  /** How often the gateway had to be started again since this channel was started. */
  readonly restarts: number;
  /** Why it is not alive, where that can be told. */
  readonly trouble?: GatewayTrouble | null;
}

/** What a channel tells that is not started. */
export function healthWhenStopped(gateway: string): ChannelHealth {
  return {
    gateway,
    isAlive: false,
    lastContactAt: null,
    waiting: 0,
    signalPercent: null,
    operator: null,
    restarts: 0,
  };
}

export interface Channel {
  start(): Promise<void>;
  /** Resolves when the text will survive a crash; the same id again changes nothing and tells its state again. */
  send(message: OutgoingMessage): Promise<void>;
  /**
   * Takes back a text, so that it may go another way. `taken-back`: it did not go out by this gateway and never will,
   * nor will a state of it be told; it is as if it had never been handed over. True of an id that the channel does not
   * know, too. `unknown`: the gateway may have sent it, or may still.
   */
  takeBack(id: string): 'taken-back' | 'unknown';
  health(): ChannelHealth;
  /** Lets a text that is being sent finish, and leaves no process behind. */
  stop(): Promise<void>;
}

/** One line of a structured log: codes, counts and durations, never a number, a name or a message's words. */
export interface ChannelLogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [code: string]: string | number | boolean;
}
