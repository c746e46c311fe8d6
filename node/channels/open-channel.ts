import type { Gateway } from '@ulinzi/domain/channels';
import { join } from 'node:path';
import type { Channel, ChannelEvents, ChannelLogLine } from './channel.ts';
import { gammuChannel } from './gammu/index.ts';
import { LoopbackChannel } from './loopback.ts';

export interface ChannelSurroundings {
  readonly kind: 'exercise' | 'real';
  readonly keysDir: string;
  readonly dataDir: string;
  readonly events: ChannelEvents;
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
  return gammuChannel({
    gateway: gateway.slug,
    // Numbers and words pass through the spool, so it lies with the keys, never in the data folder.
    spoolDir: join(around.keysDir, 'spool', gateway.slug),
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
