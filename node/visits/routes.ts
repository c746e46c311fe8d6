import { calendarDay, isDay, refuse, slug } from '@ulinzi/domain/kernel';
import {
  staffDaysAnswer,
  visitAnswer,
  visitsAnswer,
  visitsByBaseAnswer,
  visitStates,
} from '@ulinzi/domain/visits';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { visitLines, visitShown } from './lines.ts';
import { staffDaysFor, visitsByBaseFor } from './sums.ts';

export function addVisitRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/visits',
    permission: 'post',
    summary: 'Visits of Joint Protection Teams to the bases of your base or province',
    tag: 'visit',
    query: Type.Object(
      { state: Type.Optional(Type.Enum([...visitStates])), base: Type.Optional(slug()) },
      { additionalProperties: false },
    ),
    output: visitsAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return { visits: await visitLines(app, core, actor, query) };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/visits/staff-days',
    permission: 'post',
    summary: 'Days of work that held visits took in a period, both days included, by section',
    tag: 'visit',
    query: Type.Object({ from: calendarDay(), until: calendarDay() }, { additionalProperties: false }),
    output: staffDaysAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const wrong = (['from', 'until'] as const).filter((name) => !isDay(query[name]));
      if (wrong.length > 0) return refuse('act/schema', wrong);
      if (query.until < query.from) return refuse('visit/dates', ['until']);
      return staffDaysFor(app, core, actor, query);
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/visits/by-base',
    permission: 'post',
    summary: 'Which bases see teams: never visited first, then the most vulnerable, then the longest ago',
    tag: 'visit',
    output: visitsByBaseAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      return core && actor ? visitsByBaseFor(app, core, actor) : refuse('node/not-durable');
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/visits/:ref',
    permission: 'post',
    summary: 'One visit with its history, and what was written at each step',
    tag: 'visit',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: visitAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return (await visitShown(app, core, actor, params.ref)) ?? refuse('visit/not-found');
    },
  });
}
