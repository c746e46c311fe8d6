// One question to a gateway's program over HTTP. Numbers and words go in headers and body, never in an address.
import { request as requestInClear } from 'node:http';
import { request as requestSealed } from 'node:https';

/** Whoever answers when its store has a text does so in a few milliseconds; a network may lie between. */
const answerWithinMs = 10_000;

interface Reply {
  readonly status: number;
  readonly body: string;
}

/** The reply; `nobody` where no connection was had, so that nothing was asked; `silent` where something may have been. */
export type Asked = Reply | 'nobody' | 'silent';

/** Asks once, without following where it is sent on to. */
export function ask(
  address: string,
  method: 'GET' | 'POST',
  headers: Record<string, string> = {},
  body = '',
): Promise<Asked> {
  const isSealed = address.startsWith('https:');
  return new Promise((resolve) => {
    let isConnected = false;
    const asked = (isSealed ? requestSealed : requestInClear)(address, {
      method,
      agent: false,
      timeout: answerWithinMs,
      headers: {
        ...headers,
        ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body)) }),
      },
    });
    const failed = () => resolve(isConnected ? 'silent' : 'nobody');
    asked.on('socket', (socket) =>
      socket.once(isSealed ? 'secureConnect' : 'connect', () => (isConnected = true)),
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', failed);
    asked.on('close', failed);
    asked.on('response', (response) => {
      const parts: Buffer[] = [];
      const done = () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8').slice(0, 65_536),
        });
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', done);
      // The status says it all, also where the rest was cut off.
      response.on('error', done);
    });
    asked.end(body);
  });
}
