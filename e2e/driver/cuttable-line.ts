// A line between a browser and a node that can be cut and mended, as a base's network is by a storm.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface CuttableLine {
  /** `http://127.0.0.1:PORT`, which leads to the node while the line is whole. */
  readonly address: string;
  /** Breaks what is open and refuses what is new. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableLine(to: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      breakAll();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
