// A stream cannot be registered without saying who may open it and what is told on it, as a route cannot.
import type { ServerResponse } from 'node:http';
import { isRefusal, type Refusal } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { App } from '../app/index.ts';
import { described, type Permission, permitted, refused } from './route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A line stands open by itself: that it is opened again and again is nobody's hand. */
    isStream?: boolean;
  }
}

export interface Stream<Query extends TSchema> {
  readonly url: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly tag: string;
  readonly query?: Query;
  /** What is told, by the name of the event. */
  readonly events: Readonly<Record<string, TSchema>>;
  /** Opens it, or refuses. `begin` sends the headers; from then on the stream is the caller's to write and to end. */
  open(call: {
    readonly app: App;
    readonly actor: Actor | null;
    readonly query: Static<Query>;
    readonly request: FastifyRequest;
    begin(): ServerResponse;
  }): Promise<Refusal | null>;
}

/** Server-Sent Events: nothing between the node and the reader may keep or collect them. */
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

/** A browser that has lost the line tries again after this time. */
const retryMs = 2_000;

export function addStream<Query extends TSchema>(
  server: FastifyInstance,
  app: App,
  stream: Stream<Query>,
): void {
  server.route({
    method: 'GET',
    url: stream.url,
    schema: described(stream, {
      description: 'Server-Sent Events, by name',
      content: { 'text/event-stream': { schema: Type.Object(stream.events) } },
    }),
    config: { isStream: true },
    exposeHeadRoute: false,
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const actor = await permitted(app, request, stream.permission);
      if (isRefusal(actor)) return refused(app, request, reply, actor);
      const refusal = await stream.open({
        app,
        actor,
        query: request.query as Static<Query>,
        request,
        begin: () => begin(reply),
      });
      return refusal ? refused(app, request, reply, refusal) : reply;
    },
  });
}

function begin(reply: FastifyReply): ServerResponse {
  // Headers that a plugin has set for every answer go out with these.
  const set = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
  reply.hijack();
  const { raw } = reply;
  raw.socket?.setNoDelay(true);
  raw.writeHead(200, { ...(Object.fromEntries(set) as Record<string, string>), ...headers });
  raw.write(`retry: ${retryMs}\n\n`);
  return raw;
}
