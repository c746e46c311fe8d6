import { calendarDay, isDay, refuse, slug, today } from '@ulinzi/domain/kernel';
import { monthOf } from '@ulinzi/domain/mentoring';
import type { Actor } from '@ulinzi/domain/registers';
import {
  activities,
  activitiesAnswer,
  prefillAnswer,
  reportAnswer,
  reportKinds,
  reportsAnswer,
  reportStates,
} from '@ulinzi/domain/reports';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { baseLabel } from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { reportShown } from './detail.ts';
import { activitiesOf, prefillFor } from './prefill.ts';
import { reportLine } from './present.ts';
import { reportNamed, reportsFor, reportsOfDays, type SeenReport } from './report-store.ts';

const strict = { additionalProperties: false } as const;

/** A month, `YYYY-MM`. */
export const monthQuery = Type.Optional(Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$' }));

export function addReportRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/reports',
    permission: 'post',
    summary: 'Reports that you may read: what waits for an answer first, then the newest; without words',
    tag: 'report',
    query: Type.Object(
      {
        state: Type.Optional(Type.Enum([...reportStates])),
        kind: Type.Optional(Type.Enum([...reportKinds])),
        base: Type.Optional(slug()),
        from: Type.Optional(calendarDay()),
        until: Type.Optional(calendarDay()),
      },
      strict,
    ),
    output: reportsAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const { reports, total } = await reportsFor(core, actor, query);
      return { reports: reports.map((seen) => reportLine(app, core, actor, seen)), total };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/reports/prefill',
    permission: 'post',
    summary: 'What the log holds for a day or a week of your base, for its report',
    tag: 'report',
    query: Type.Object({ kind: Type.Enum(['daily', 'weekly']), day: Type.Optional(calendarDay()) }, strict),
    output: prefillAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const { base, role } = actor;
      if (base === null || (role !== 'assistant' && role !== 'commander')) return refuse('act/not-yours');
      const on = query.day ?? today(app.clock.now());
      if (!isDay(on)) return refuse('act/schema', ['day']);
      return prefillFor(app, core, { ...actor, base }, query.kind, on);
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/reports/:ref',
    permission: 'post',
    summary: 'One report with its words, by its number or id; noted in the register of reads',
    tag: 'report',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: reportAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const seen = await reportNamed(core, actor, params.ref);
      if (seen && isDuty(actor)) return refuse('session/own-screen');
      return seen ? reportShown(app, core, actor, seen) : refuse('report/not-found');
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/activities',
    permission: 'post',
    summary: 'What Assistants did in a month, by base and kind: how often, how many minutes; never who',
    tag: 'report',
    query: Type.Object({ month: monthQuery }, strict),
    output: activitiesAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const month = query.month ?? monthOf(today(app.clock.now()));
      const all = await reportsOfDays(core, actor, `${month}-01`, `${month}-31`);
      return {
        month,
        activities: byBase(
          core,
          all.filter(({ state }) => isOf(month, state)),
        ),
      };
    },
  });
}

/** A duty desk stands open in the watch room: who reads there is nobody's to say. */
export function isDuty({ post }: Pick<Actor, 'post'>): boolean {
  return post === null;
}

/** Counted in the month in which it began, unless it was withdrawn. */
function isOf(month: string, { state, said }: SeenReport['state']): boolean {
  return state !== 'withdrawn' && monthOf(said.from) === month;
}

function byBase(core: Core, reports: readonly SeenReport[]) {
  const bases = [...new Set(reports.map(({ state }) => state.base))].sort();
  return bases.flatMap((base) => {
    const counted = activitiesOf(reports.map(({ state }) => state).filter((state) => state.base === base));
    return activities.flatMap((activity) => {
      const found = counted.find((one) => one.activity === activity);
      return found ? [{ base, baseLabel: baseLabel(core, base), ...found }] : [];
    });
  });
}
