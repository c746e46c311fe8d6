import { handoverAnswer } from '@ulinzi/domain/handover';
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { handoverFor } from './handover-for.ts';

export function addHandoverRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/handover',
    permission: 'post',
    summary: 'One page for the change of shift: what is open, followed, promised, in trouble',
    tag: 'shift',
    query: Type.Object({}, { additionalProperties: false }),
    output: handoverAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      return core && actor ? handoverFor(app, core, actor) : refuse('node/not-durable');
    },
  });
}
