// A route cannot be registered without saying who may use it, what goes in and what comes out.
import type { Refusal } from '@ulinzi/domain/kernel';
import { isRefusal } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { App } from '../app/index.ts';
import { actorOf, isGateway, isOperator } from './actor.ts';
import { actorAtDevice } from './device-door.ts';
import { mayPost } from './signed-door.ts';
import { refusalSchema, sendRefusal } from './refusals.ts';

/**
 * `post`: somebody in a post, who at a duty desk gives her PIN with whatever she posts; `operator`: who can read the
 * node's own token file; `gateway`: the program behind the gateway that the address names, on this machine, by the
 * secret that it was given; `signed`: the program behind the webhook that the address names, wherever it is, by its
 * signature or the secret it was given; `device`: a phone that was enrolled for a post, by its signature; `anyone`: no
 * token at all.
 */
export type Permission = 'post' | 'operator' | 'gateway' | 'signed' | 'device' | 'anyone';

export interface Route<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Output extends TSchema,
> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /** Bytes of one request, where the server's own limit is too low. */
  readonly bodyLimit?: number;
  /** Answers with what the output schema whitelists, or with a refusal. */
  handle(call: {
    readonly app: App;
    readonly actor: Actor | null;
    readonly params: Static<Params>;
    readonly query: Static<Query>;
    readonly body: Static<Body>;
    readonly request: FastifyRequest;
    /** For cookies; the answer is what `handle` gives. */
    readonly reply: FastifyReply;
  }): Promise<Static<Output> | Refusal>;
}

export function addRoute<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Output extends TSchema,
>(server: FastifyInstance, app: App, route: Route<Params, Query, Body, Output>): void {
  server.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    schema: {
      ...described(route, route.output),
      ...(route.params && { params: route.params }),
      ...(route.body && { body: route.body }),
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const actor = await permitted(app, request, route.permission);
      if (isRefusal(actor)) return refused(app, request, reply, actor);
      const result = await route.handle({
        app,
        actor,
        params: request.params as Static<Params>,
        query: request.query as Static<Query>,
        body: request.body as Static<Body>,
        request,
        reply,
      });
      return isRefusal(result) ? refused(app, request, reply, result) : reply.send(result);
    },
  });
}

/** What routes and streams both say of themselves. */
export function described(
  given: Pick<Route<TSchema, TSchema, TSchema, TSchema>, 'permission' | 'summary' | 'tag' | 'query'>,
  output: unknown,
): FastifySchema {
  const { permission, summary, tag, query } = given;
  return {
    summary,
    tags: [tag],
    ...(permission !== 'anyone' && {
      security: [securityOf(permission)],
    }),
    ...(query && { querystring: query }),
    response: { 200: output, '4xx': refusalSchema, '5xx': refusalSchema },
  };
}

function securityOf(permission: Permission): Record<string, never[]> {
  if (permission === 'gateway') return { gateway: [] };
  if (permission === 'device') return { device: [] };
  return permission === 'signed' ? { signature: [] } : { token: [] };
}

export async function permitted(
  app: App,
  request: FastifyRequest,
  permission: Permission,
): Promise<Actor | null | Refusal> {
  if (permission === 'anyone') return null;
  if (permission === 'operator') return isOperator(app, request) ? null : { refused: 'request/token' };
  if (permission === 'gateway') return isGateway(app, request) ? null : { refused: 'request/token' };
  if (permission === 'signed') return mayPost(app, request);
  if (permission === 'device') return actorAtDevice(app, request);
  return actorOf(app, request);
}

export function refused(app: App, request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  app.metrics.refusals.inc({ code: refusal.refused });
  return sendRefusal(request, reply, refusal);
}
