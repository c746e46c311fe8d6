// A channel over the real Gammu with everything it says kept, in a folder of its own that goes with it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  gammuChannel,
  type Channel,
  type ChannelEvents,
  type ChannelLogLine,
  type DeliveryState,
  type GammuOptions,
  type IncomingMessage,
} from '@ulinzi/node/channels/gammu';

export interface WatchedChannel {
  readonly channel: Channel;
  readonly spoolFolder: string;
  readonly incoming: IncomingMessage[];
  readonly states: DeliveryState[];
  readonly log: ChannelLogLine[];
  /** Stops it; throws where a process of its is left. */
  stop(): Promise<void>;
  /** Resolves when the daemon has been in touch with its modem. */
  alive(): Promise<void>;
  /** The last state that was told of a text. */
  stateOf(id: string): DeliveryState | undefined;
  /** Process numbers of the daemons that run with this channel's configuration. */
  daemons(): number[];
}

/** Makes a channel that is not started yet. `keys` is the folder of its keys; `events` replaces what it keeps. */
export function watchedChannel(
  keys: string,
  modem: Pick<GammuOptions, 'device' | 'connection' | 'dummy'>,
  options: {
    events?: Partial<ChannelEvents>;
    now?: () => number;
    gateway?: string;
    runDir?: string;
  } & Pick<GammuOptions, 'watch' | 'times'> = {},
): WatchedChannel {
  const { events, now = Date.now, gateway = 'gateway-1', runDir = join(keys, '..', 'run') } = options;
  const { watch, times } = options;
  const spoolFolder = join(keys, 'spool', gateway);
  const incoming: IncomingMessage[] = [];
  const states: DeliveryState[] = [];
  const log: ChannelLogLine[] = [];
  const channel = gammuChannel({
    ...modem,
    gateway,
    spoolDir: spoolFolder,
    runDir,
    ...(watch && { watch }),
    ...(times && { times }),
    now,
    log: (line) => log.push(line),
    events: {
      incoming: async (message) => void incoming.push(message),
      delivery: async (state) => void states.push(state),
      ...events,
    },
  });
  const daemons = () => processesWith(join(spoolFolder, 'smsdrc'));
  return {
    channel,
    spoolFolder,
    incoming,
    states,
    log,
    stop: async () => {
      await channel.stop();
      if (daemons().length > 0) throw new Error('the channel left its daemon behind');
    },
    alive: () => until(() => channel.health().isAlive),
    stateOf: (id) => states.findLast((state) => state.id === id),
    daemons,
  };
}

/** A folder that is removed again. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ulinzi-gammu-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Resolves when the condition holds; the test's own time-out is the limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}

/** Process numbers whose command line has a word. */
function processesWith(word: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandLine(pid).includes(word));
}

/** The words of a process's command line; none where it has ended. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
