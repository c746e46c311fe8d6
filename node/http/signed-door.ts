// Who may post at the door of a webhook: whoever signs rightly, over a line that nobody reads along.
import { type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { FastifyRequest } from 'fastify';
import type { TLSSocket } from 'node:tls';
import type { App } from '../app/index.ts';
import { WebhookChannel } from '../channels/index.ts';

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * Null where the request is the other side's. Without a channel, with a wrong signature or in clear from another
 * machine the answer is the same, so that nobody learns what gateways there are. A proxy on this machine that takes the
 * requests of others has sealed them, or says that it has not.
 */
export function mayPost(app: App, request: FastifyRequest): Refusal | null {
  const { gateway } = request.params as { gateway?: string };
  const channel = app.channels.get(gateway ?? '');
  const { body, headers } = request;
  if (!isSealed(request) || !(channel instanceof WebhookChannel)) return refuse('request/token');
  const welcome = channel.welcome({ headers, body: body instanceof Uint8Array ? body : new Uint8Array() });
  if (welcome === 'stale') return refuse('gateway/clock');
  return welcome === 'yes' ? null : refuse('request/token');
}

function isSealed({ socket, headers }: FastifyRequest): boolean {
  if ((socket as Partial<TLSSocket>).encrypted === true) return true;
  return loopback.includes(socket.remoteAddress ?? '') && headers['x-forwarded-proto'] !== 'http';
}
