// A machine elsewhere on the network, as the node sees it: it asks by name, and trusts what it was given.
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import type { TLSSocket } from 'node:tls';

export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** Serial number of the certificate that was shown. */
  readonly serial: string;
}

export interface Asked {
  /** The only root that is trusted, in PEM. */
  readonly ca: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly more?: RequestOptions;
}

/** Asks for an address by its name, which leads to this machine. Rejects where the certificate is not trusted. */
export async function ask(address: string, asked: Asked): Promise<Told> {
  const response = await open(address, asked);
  const serial = serialOf(response);
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const { statusCode = 0, headers } = response;
  return { status: statusCode, headers, bytes, text: bytes.toString(), serial };
}

/** The same, for an answer that does not end. */
export function open(
  address: string,
  { ca, method = 'GET', headers, body, more }: Asked,
): Promise<IncomingMessage> {
  const { hostname, port, pathname, search } = new URL(address);
  const json = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        servername: hostname,
        port: port || 443,
        path: `${pathname}${search}`,
        method,
        ca,
        agent: false,
        headers: {
          host: `${hostname}:${port}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...more,
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(json);
  });
}

export function serialOf(response: IncomingMessage): string {
  return (response.socket as TLSSocket).getPeerX509Certificate()?.serialNumber ?? '';
}
