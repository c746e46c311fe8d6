import { refuse } from '@ulinzi/domain/kernel';
import { planAnswer, plansAnswer } from '@ulinzi/domain/plans';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { planLines, planShown } from './lines.ts';

export function addPlanRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/plans',
    permission: 'post',
    summary: 'Local protection plans of your base or province, the longest overdue for review first',
    tag: 'plan',
    output: plansAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return { plans: await planLines(app, core, actor) };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/plans/:ref',
    permission: 'post',
    summary: 'One plan with the visits that it comes from, its history, and what was written',
    tag: 'plan',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: planAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return (await planShown(app, core, actor, params.ref)) ?? refuse('plan/not-found');
    },
  });
}
