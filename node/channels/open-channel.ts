import type { Gateway } from '@ulinzi/domain/channels';
import { join } from 'node:path';
import type { Channel, ChannelEvents, ChannelLogLine } from './channel.ts';
import { gammuChannel } from './gammu/index.ts';
import { KannelChannel } from './kannel/index.ts';
import { LoopbackChannel } from './loopback.ts';

/** What a Kannel is spoken to with, and what it must show at our door. */
interface GatewaySecret {
  readonly user: string;
  readonly password: string;
  readonly statusPassword: string;
  readonly door: string;
}

export interface ChannelSurroundings {
  readonly kind: 'exercise' | 'real';
  readonly keysDir: string;
  readonly dataDir: string;
  readonly events: ChannelEvents;
  /** What the gateway's own program and the node know each other by, where it has one. */
  readonly secrets: GatewaySecret | undefined;
  /** The node's own address; empty until it listens. */
  address(): string;
  now(): number;
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
  // Numbers and words pass through the spool, so it lies with the keys, never in the data folder.
  const spoolDir = join(around.keysDir, 'spool', gateway.slug);
  return gateway.kind === 'kannel'
    ? openKannel(gateway, spoolDir, around)
    : openGammu(gateway, spoolDir, around);
}

/** Null where the keystore, put back from an old backup, does not know the gateway: the node works without it. */
function openKannel(gateway: Gateway, spoolDir: string, around: ChannelSurroundings): Channel | null {
  const { secrets } = around;
  if (!secrets) {
    around.log({ level: 'error', event: 'kannel.no-secrets', gateway: gateway.slug });
    return null;
  }
  return new KannelChannel({
    gateway: gateway.slug,
    spoolDir,
    sendUrl: gateway.sendUrl ?? '',
    statusUrl: gateway.statusUrl ?? '',
    smsc: gateway.smsc,
    user: secrets.user,
    password: secrets.password,
    statusPassword: secrets.statusPassword,
    doorSecret: secrets.door,
    ...(gateway.throughput !== null && { throughput: gateway.throughput }),
    address: () => around.address(),
    events: around.events,
    now: () => around.now(),
    log: (line) => around.log(line),
  });
}

function openGammu(gateway: Gateway, spoolDir: string, around: ChannelSurroundings): Channel {
  return gammuChannel({
    gateway: gateway.slug,
    spoolDir,
    // One for all gateways of the node: its locks keep two of them off one modem.
    runDir: join(around.keysDir, 'run'),
    device: gateway.device ?? '',
    connection: gateway.connection ?? 'at115200',
    ...(gateway.model && { model: gateway.model, dummy: gateway.model === 'dummy' }),
    events: around.events,
    now: () => around.now(),
    log: (line) => around.log(line),
  });
}
