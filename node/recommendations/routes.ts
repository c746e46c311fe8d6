import { refuse, slug } from '@ulinzi/domain/kernel';
import {
  recommendationAnswer,
  recommendationLists,
  recommendationsAnswer,
} from '@ulinzi/domain/recommendations';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { recommendationLines, recommendationShown } from './lines.ts';

export function addRecommendationRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/recommendations',
    permission: 'post',
    summary: 'Recommendations of your base or province: those of your own post, those overdue, or all',
    tag: 'recommendation',
    query: Type.Object(
      { list: Type.Optional(Type.Enum([...recommendationLists])), base: Type.Optional(slug()) },
      { additionalProperties: false },
    ),
    output: recommendationsAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return { recommendations: await recommendationLines(app, core, actor, query) };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/recommendations/:ref',
    permission: 'post',
    summary: 'One recommendation with its history, and what was written at each step',
    tag: 'recommendation',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: recommendationAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const shown = await recommendationShown(app, core, actor, params.ref);
      return shown ?? refuse('recommendation/not-found');
    },
  });
}
