import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { addRoute, isOperator, sendRefusal } from '../http/index.ts';
import type { App } from '../app/index.ts';

/** `GET /healthz` answers 200 when the node can take an alert; `GET /metrics`, in Prometheus' text form, wants the operator's token. */
export function addHealthRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/healthz',
    permission: 'anyone',
    summary: 'Whether this node can take an alert',
    tag: 'node',
    output: Type.Object({
      ready: Type.Boolean(),
      kind: Type.Enum(['exercise', 'real']),
      clockInDoubt: Type.Boolean(),
      /** It takes in and rings; the rest waits for the passphrase. */
      locked: Type.Boolean(),
    }),
    handle: async () => {
      const core = app.core();
      if (!core) return refuse('node/not-durable');
      await core.pool.query('select 1');
      return {
        ready: true,
        kind: app.kind,
        clockInDoubt: app.clock.isInDoubt,
        locked: app.keystore.isLocked,
      };
    },
  });
  server.get(
    '/metrics',
    { schema: { summary: 'Prometheus metrics', tags: ['node'], hide: true } },
    async (request, reply) => {
      // Counts by act tell of what goes on at every base: for who runs the machine alone.
      if (!isOperator(app, request)) return sendRefusal(request, reply, refuse('request/token'));
      const text = await app.metrics.registry.metrics();
      return reply.header('content-type', app.metrics.registry.contentType).serializer(String).send(text);
    },
  );
}
