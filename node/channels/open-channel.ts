import type { Gateway, GatewayWatch } from '@ulinzi/domain/channels';
import { join } from 'node:path';
import type { Channel, ChannelEvents, ChannelLogLine } from './channel.ts';
import { gammuChannel } from './gammu/index.ts';
import { KannelChannel } from './kannel/index.ts';
import { LoopbackChannel } from './loopback.ts';
import { SmppChannel } from './smpp/index.ts';
import { WebhookChannel } from './webhook/index.ts';

/** What a gateway's program is spoken to with, and what it must show at our door. */
interface GatewaySecret {
  readonly user: string;
  readonly password: string;
  readonly statusPassword: string;
  readonly door: string;
  readonly sourceAddress: string;
}

export interface ChannelSurroundings {
  readonly kind: 'exercise' | 'real';
  readonly keysDir: string;
  readonly dataDir: string;
  readonly events: ChannelEvents;
  /** What the gateway's own program and the node know each other by, where it has one. */
  readonly secrets: GatewaySecret | undefined;
  /** How the gateway is to be asked now whether it reaches its network. */
  watch(): GatewayWatch | null;
  /** The node's own address; empty until it listens. */
  address(): string;
  now(): number;
  /** The most texts a second that the gateway is to be given now; null where nothing was said. */
  throughput(): number | null;
  log(line: ChannelLogLine): void;
}

/**
 * The channel of a gateway. An exercise has loopback gateways only and a real node has none: null where the kinds do
 * not fit, so that an exercise never reaches a network (the register refuses such a gateway before).
 */
export function openChannel(gateway: Gateway, around: ChannelSurroundings): Channel | null {
  const isLoopback = gateway.kind === 'loopback';
  if (isLoopback !== (around.kind === 'exercise')) return null;
  if (isLoopback) return new LoopbackChannel(gateway.slug, around.events, around.now);
  if (gateway.kind === 'gammu') return openGammu(gateway, around);
  const { secrets } = around;
  if (!secrets) {
    // The keystore, put back from an old backup, does not know the gateway: the node works without it.
    around.log({ level: 'error', event: `${gateway.kind}.no-secrets`, gateway: gateway.slug });
    return null;
  }
  switch (gateway.kind) {
    case 'kannel':
      return openKannel(gateway, around, secrets);
    case 'smpp':
      return openSmpp(gateway, around, secrets);
    case 'webhook':
      return openWebhook(gateway, around, secrets);
    default:
      return null;
  }
}

type Opens = (gateway: Gateway, around: ChannelSurroundings, secrets: GatewaySecret) => Channel;

/** What every channel over another program is told of its surroundings. */
function ofNode({ slug }: Gateway, around: ChannelSurroundings) {
  return {
    gateway: slug,
    // Numbers and words pass through the spool, so it lies with the keys, never in the data folder.
    spoolDir: join(around.keysDir, 'spool', slug),
    throughput: () => around.throughput(),
    events: around.events,
    now: () => around.now(),
    log: (line: ChannelLogLine) => around.log(line),
  };
}

/** The same of one that takes texts at an address and comes to our door. */
function ofDoor(gateway: Gateway, around: ChannelSurroundings, { user, password, door }: GatewaySecret) {
  return {
    ...ofNode(gateway, around),
    sendUrl: gateway.sendUrl ?? '',
    user,
    password,
    doorSecret: door,
    address: () => around.address(),
  };
}

const openSmpp: Opens = (gateway, around, secrets) =>
  new SmppChannel({
    ...ofNode(gateway, around),
    host: gateway.host ?? '',
    port: gateway.port ?? 0,
    tls: gateway.tls,
    systemId: secrets.user,
    password: secrets.password,
    systemType: gateway.systemType ?? '',
    sourceAddress: secrets.sourceAddress,
    window: gateway.window ?? 1,
  });

const openWebhook: Opens = (gateway, around, secrets) =>
  new WebhookChannel({ ...ofDoor(gateway, around, secrets), dialect: gateway.dialect ?? 'signed' });

const openKannel: Opens = (gateway, around, secrets) =>
  new KannelChannel({
    ...ofDoor(gateway, around, secrets),
    statusUrl: gateway.statusUrl ?? '',
    smsc: gateway.smsc,
    statusPassword: secrets.statusPassword,
  });

function openGammu(gateway: Gateway, around: ChannelSurroundings): Channel {
  return gammuChannel({
    ...ofNode(gateway, around),
    // One for all gateways of the node: its locks keep two of them off one modem.
    runDir: join(around.keysDir, 'run'),
    device: gateway.device ?? '',
    connection: gateway.connection ?? 'at115200',
    ...(gateway.model && { model: gateway.model, dummy: gateway.model === 'dummy' }),
    watch: () => around.watch(),
  });
}
