// A channel over a real Kannel with everything it says kept, in a folder of its own, and a door that Kannel posts to as
// it would to a node's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChannelEvents,
  type ChannelLogLine,
  type DeliveryState,
  type IncomingMessage,
  KannelChannel,
  type KannelOptions,
} from '@ulinzi/node/channels/kannel';
import { eventually } from '../eventually.ts';
import { credentials, freePorts, type RealKannel } from './real-kannel.ts';

export class WatchedKannel {
  readonly folder = mkdtempSync(join(tmpdir(), 'ulinzi-kannel-keys-'));
  readonly incoming: IncomingMessage[] = [];
  readonly states: DeliveryState[] = [];
  readonly log: ChannelLogLine[] = [];
  readonly options: KannelOptions;
  channel: KannelChannel;
  readonly #port: number;
  #door: Server | undefined;

  constructor(kannel: RealKannel, port: number, given: Partial<KannelOptions> & { events?: ChannelEvents }) {
    this.#port = port;
    this.options = {
      gateway: 'kannel-1',
      spoolDir: join(this.folder, 'spool', 'kannel-1'),
      sendUrl: kannel.sendUrl,
      statusUrl: kannel.statusUrl,
      smsc: 'modem-1',
      ...credentials,
      doorSecret: 'EXERCISEdoorEXERCISEdoor12345678',
      throughput: () => 100,
      address: () => `http://127.0.0.1:${port}`,
      events: {
        incoming: async (message) => void this.incoming.push(message),
        delivery: async (state) => void this.states.push(state),
      },
      now: Date.now,
      log: (line) => this.log.push(line),
      ...given,
    };
    this.channel = new KannelChannel(this.options);
  }

  /** What the node wrote for kannel.conf. */
  async serviceGroup(): Promise<string> {
    const path = join(this.options.spoolDir, 'sms-service.conf');
    await eventually(() => {
      try {
        return readFileSync(path, 'utf8').includes('post-url');
      } catch {
        return false;
      }
    });
    return readFileSync(path, 'utf8');
  }

  openDoor(): Promise<void> {
    this.#door = createServer((request, response) => {
      const address = new URL(request.url ?? '', this.options.address());
      const body: Buffer[] = [];
      request.on('data', (chunk: Buffer) => body.push(chunk));
      request.on('end', () => {
        const token = /\/reports\/([\w-]+)$/.exec(address.pathname)?.[1];
        const taken = token
          ? Promise.resolve(void this.channel.report(token, Number(address.searchParams.get('type'))))
          : this.channel.takeIn({
              id: address.searchParams.get('id') ?? '',
              headers: request.headers,
              body: Buffer.concat(body),
            });
        taken.then(
          () => response.end(''),
          () => response.writeHead(503).end(''),
        );
      });
    });
    return new Promise((opened) => this.#door?.listen(this.#port, '127.0.0.1', () => opened()));
  }

  async closeDoor(): Promise<void> {
    const door = this.#door;
    door?.closeAllConnections();
    await new Promise((closed) => (door ? door.close(closed) : closed(null)));
  }

  alive(): Promise<void> {
    return eventually(() => this.channel.health().isAlive);
  }

  stateOf(id: string): DeliveryState | undefined {
    return this.states.findLast((state) => state.id === id);
  }

  async stop(): Promise<void> {
    await this.channel.stop();
    await this.closeDoor();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A channel that is started, with its door open, over a Kannel that runs. */
export async function watchedKannel(
  kannel: RealKannel,
  given: Partial<KannelOptions> = {},
): Promise<WatchedKannel> {
  await kannel.reservePorts();
  const [port] = await freePorts(1);
  const watched = new WatchedKannel(kannel, port!, given);
  await watched.openDoor();
  await watched.channel.start();
  await kannel.start(await watched.serviceGroup());
  return watched;
}
