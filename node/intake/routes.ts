// The door of the loopback gateway: the exercise's handset and the benchmark write here what a phone would send, and
// read what came back to it. A real node has no such gateway, and so no such door.
import { refuse } from '@ulinzi/domain/kernel';
import { senderForm } from '@ulinzi/domain/channels';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { LoopbackChannel } from '../channels/index.ts';
import { addRoute } from '../http/index.ts';
import { type NodeAtWork, NotTaken } from '../app/index.ts';

/** The last millisecond that ISO 8601 writes with a year of four digits. */
const latestMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const gatewayParams = Type.Object({ ref: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) });

export function addIntakeRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  const loopback = (gateway: string) => {
    const channel = app.channels.get(gateway);
    return channel instanceof LoopbackChannel ? channel : null;
  };

  addRoute(server, app, {
    method: 'POST',
    url: '/api/gateways/:ref/messages',
    permission: 'operator',
    summary: 'Take in a message or a missed call on a loopback gateway (exercise)',
    tag: 'gateway',
    params: gatewayParams,
    body: Type.Object(
      {
        from: Type.String({ maxLength: 40 }),
        text: Type.Optional(Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()])),
        kind: Type.Optional(Type.Enum(['text', 'call'])),
        reference: Type.Optional(Type.String({ maxLength: 64 })),
        sentAt: Type.Optional(Type.Integer({ minimum: 0, maximum: latestMoment })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      id: Type.String(),
      fate: Type.String(),
      alert: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ params, body }) => {
      const channel = loopback(params.ref);
      if (!channel) return refuse('gateway/not-found');
      const reference = body.reference ?? randomUUID();
      const text = body.text ?? null;
      const kind = body.kind ?? 'text';
      if (kind === 'text' && text === null) return refuse('act/schema', ['text']);
      const message = {
        gateway: params.ref,
        kind,
        from: body.from,
        text: kind === 'call' ? null : text,
        reference,
        sentAt: body.sentAt ?? null,
        receivedAt: app.clock.recorded(),
        raw: Buffer.from(JSON.stringify({ ...body, reference }), 'utf8'),
      };
      try {
        const received = await node.receive(message);
        channel.noteWritten(message);
        return received;
      } catch (error) {
        if (error instanceof NotTaken) return refuse('node/not-durable');
        throw error;
      }
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/gateways/:ref/inbox',
    permission: 'operator',
    summary: 'Texts that a loopback gateway has sent to a number (exercise)',
    tag: 'gateway',
    params: gatewayParams,
    // In the body, so that no number stands in an address or a log of addresses.
    body: Type.Object({ number: Type.String({ maxLength: 40 }) }, { additionalProperties: false }),
    output: Type.Object({ texts: Type.Array(Type.Object({ text: Type.String(), at: Type.Integer() })) }),
    handle: async ({ params, body }) => {
      const channel = loopback(params.ref);
      const form = senderForm(body.number);
      if (!channel || form.form === 'operator') return refuse('gateway/not-found');
      return { texts: channel.sentTo(form.number) };
    },
  });
}
