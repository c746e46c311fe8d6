// A light HTTP client for load: one keep-alive socket for each simulated sender, one request under way on each, as
// little work per request as Node allows, since it shares the processors with what it measures.
import { connect, type Socket } from 'node:net';

export interface LoadResult {
  readonly acknowledged: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds, sorted. */
  readonly latencies: Float64Array;
}

export interface LoadOptions {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** The whole request, head and body, for the n-th message. */
  readonly request: (n: number) => Buffer;
}

/** Sends until the time is over, then waits for the answers that are still out. */
export async function load({ port, clients, seconds, request }: LoadOptions): Promise<LoadResult> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  const latencies: number[] = [];
  let next = 0;
  let refused = 0;
  const oneClient = () =>
    new Promise<void>((resolve, reject) => {
      const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
      let sentAt = 0;
      let received = Buffer.alloc(0);
      const send = () => {
        if (performance.now() >= end) {
          socket.end();
          resolve();
          return;
        }
        sentAt = performance.now();
        socket.write(request(next++));
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const head = received.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(received.toString('latin1', 0, head))?.[1] ?? 0);
        if (received.length < head + 4 + length) return;
        if (received.toString('latin1', 9, 12) === '200') latencies.push(performance.now() - sentAt);
        else refused += 1;
        received = Buffer.alloc(0);
        send();
      });
    });
  await Promise.all(Array.from({ length: clients }, oneClient));
  return {
    acknowledged: latencies.length,
    refused,
    seconds: (performance.now() - started) / 1_000,
    latencies: Float64Array.from(latencies).sort(),
  };
}

/** The value below which a share of sorted values lies. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
