// Between gateways and the node: their channels, and how what they bring is taken in.
import type { Gateway } from '@ulinzi/domain/channels';
import { isRefusal } from '@ulinzi/domain/kernel';
import { type App, NotTaken, type Received } from '../app/index.ts';
import { type IncomingMessage, openChannel } from '../channels/index.ts';
import { intakeJob } from '../intake/index.ts';
import type { Rounds } from './rounds.ts';

/** Takes in a message. Throws `NotTaken` where it could not be made durable. */
export async function receive(
  { core, metrics, keystore, clock }: App,
  message: IncomingMessage,
): Promise<Received> {
  const writer = core()?.writer;
  if (!writer) throw new NotTaken('node/not-durable');
  const stop = metrics.intakeSeconds.startTimer();
  const received = await writer.submit(intakeJob(keystore, message, clock));
  if (isRefusal(received)) throw new NotTaken(received.refused);
  stop();
  metrics.messages.inc({ fate: received.fate });
  return received;
}

export interface ChannelParts {
  readonly app: App;
  readonly dataDir: string;
  readonly keysDir: string;
  readonly address: () => string;
  readonly rounds: () => Rounds | null;
}

/** Starts the channel of a gateway, where there is one for its kind. */
export async function startChannel(parts: ChannelParts, gateway: Gateway): Promise<void> {
  const { app, dataDir, keysDir, address, rounds } = parts;
  const { slug } = gateway;
  const held = () => app.core()?.memory.gateway(slug);
  const channel = openChannel(gateway, {
    kind: app.kind,
    keysDir,
    dataDir,
    events: {
      incoming: async (message) => {
        await receive(app, message);
      },
      delivery: async (state) => {
        const sender = rounds()?.sender;
        if (!sender) throw new NotTaken('node/not-durable');
        await sender.delivered(slug, state);
      },
    },
    secrets: app.keystore.gatewaySecrets.of(slug),
    watch: () => held()?.watch ?? null,
    address,
    now: () => app.clock.recorded(),
    throughput: () => held()?.throughput ?? null,
    log: ({ level, event, ...fields }) => app.log(level, event, fields),
  });
  if (channel) await app.channels.add(slug, channel);
}
