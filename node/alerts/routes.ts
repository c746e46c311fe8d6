import { isRefusal, isoOf, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';
import { presentAlert, presentDetail, presentTimeline } from './alert-presenter.ts';
import { deliveriesOf, findAlert, listAlerts, pageStates, timelineOf } from './alert-store.ts';
import { alertDetail, alertLine } from './schemas.ts';
import { readWords } from './words.ts';

const ref = Type.Object({ ref: Type.String({ maxLength: 64 }) });

export function addAlertRoutes(server: FastifyInstance, app: App): void {
  const showing = (core: Core) => ({ memory: core.memory, clock: app.clock, tokens: app.tokens });
  const statesOfPages = (core: Core) =>
    pageStates(
      core.pool,
      core.memory.openPages().map((page) => page.id),
    );

  addRoute(server, app, {
    method: 'GET',
    url: '/api/alerts',
    permission: 'post',
    summary: 'The board: what needs someone next comes first',
    tag: 'alert',
    query: Type.Object(
      { show: Type.Optional(Type.Enum(['open', 'waiting', 'all'])) },
      { additionalProperties: false },
    ),
    output: Type.Object({ now: Type.String(), clockInDoubt: Type.Boolean(), alerts: Type.Array(alertLine) }),
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [found, states] = await Promise.all([
        listAlerts(core.pool, actor, query.show ?? 'open'),
        statesOfPages(core),
      ]);
      return {
        now: isoOf(app.clock.recorded()),
        clockInDoubt: app.clock.isInDoubt,
        alerts: found.map((alert) => presentAlert(alert, showing(core), states)),
      };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/alerts/:ref',
    permission: 'post',
    summary: 'One alert with its timeline, what is owed, and what was sent',
    tag: 'alert',
    params: ref,
    output: alertDetail,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const alert = await findAlert(core, actor, params.ref);
      if (!alert) return refuse('alert/not-found');
      const [rows, deliveries, states] = await Promise.all([
        timelineOf(core.pool, alert.no),
        deliveriesOf(core.pool, alert),
        statesOfPages(core),
      ]);
      return {
        ...presentDetail(alert, showing(core), states),
        timeline: presentTimeline(rows, app.clock),
        deliveries: deliveries.map(({ created, ...line }) => ({
          ...line,
          at: isoOf(app.clock.wallOf(created)),
        })),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/alerts/:ref/words',
    permission: 'post',
    summary: 'Read the words of its messages: noted in the register of reads',
    tag: 'alert',
    params: ref,
    output: Type.Object({
      words: Type.Array(
        Type.Object({
          at: Type.String(),
          kind: Type.String(),
          words: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const alert = await findAlert(core, actor, params.ref);
      if (!alert) return refuse('alert/not-found');
      const words = await readWords(app, actor, alert);
      return isRefusal(words) ? words : { words };
    },
  });
}
