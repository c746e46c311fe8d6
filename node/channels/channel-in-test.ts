// What a channel is surrounded by in a test: a spool folder that goes away, a node that notes what it is told, a clock
// that is led by hand.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelLogLine, DeliveryState, IncomingMessage } from './channel.ts';

export class NodeInTest {
  readonly folder = mkdtempSync(join(tmpdir(), 'ulinzi-channel-'));
  readonly came: IncomingMessage[] = [];
  readonly told: string[] = [];
  readonly log: ChannelLogLine[] = [];
  clock = Date.parse('2026-11-24T09:00:00Z');
  /** Whether the node has its database. */
  takes = true;

  /** What each channel is given of its node. */
  around(throughput: number | null = 100) {
    return {
      spoolDir: join(this.folder, 'spool'),
      throughput: () => throughput,
      now: () => this.clock,
      log: (line: ChannelLogLine) => void this.log.push(line),
      events: {
        incoming: async (message: IncomingMessage) => {
          if (!this.takes) throw new Error('not durable');
          this.came.push(message);
        },
        delivery: async ({ id, state, cause }: DeliveryState) => {
          if (!this.takes) throw new Error('not durable');
          this.told.push([id, state, ...(cause ? [cause] : [])].join(' '));
        },
      },
    };
  }

  /** Every byte that lies in the spool. */
  spoolBytes(): string {
    const spool = join(this.folder, 'spool');
    return readdirSync(spool)
      .map((name) => readFileSync(join(spool, name), 'latin1'))
      .join('');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Resolves when it is so; fails the test when it is not within ten seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; !isSo(); await delay(10))
    if (performance.now() > end) throw new Error('it did not come to be so');
}
