import { type CountsAnswer, countsAnswer, dateOf, localDay, mondayOf } from '@ulinzi/domain/counts';
import { day, refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';
import { countsFrom, type DayCount } from './counts-store.ts';

const usualWeeks = 12;

export function addCountRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/counts',
    permission: 'post',
    summary: 'Alerts counted by week, place and event: by base, or by province for the whole mission',
    tag: 'count',
    query: Type.Object(
      { weeks: Type.Optional(Type.String({ pattern: '^([1-9][0-9]?|10[0-4])$', description: '1 to 104.' })) },
      { additionalProperties: false },
    ),
    output: countsAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const weeks = Number(query.weeks ?? usualWeeks);
      const thisMonday = mondayOf(localDay(app.clock.recorded()));
      const first = thisMonday - 7 * (weeks - 1);
      // A step of the wall clock may have moved days since they were counted: a day more is read, and sorted after.
      const found = await countsFrom(core, actor, shifted(app, first, -1) - 1);
      const rows = inWeeks(
        core,
        found.map((one) => ({ ...one, day: shifted(app, one.day, 1) })),
      );
      return {
        weeks: Array.from({ length: weeks }, (_, n) => dateOf(first + 7 * n)),
        rows: rows.filter(({ week }) => week >= dateOf(first)),
      };
    },
  });
}

/** Days are counted on the steady scale; people are told the wall's. Noon, so that steps of minutes move nothing. */
function shifted(app: App, days: number, sign: 1 | -1): number {
  const noon = (days + 0.5) * day;
  return Math.floor((noon + sign * (app.clock.wallOf(noon) - noon)) / day);
}

/** Days summed up to weeks, oldest first. */
function inWeeks(core: Core, days: readonly DayCount[]): CountsAnswer['rows'] {
  const rows = new Map<string, CountsAnswer['rows'][number]>();
  for (const { day: on, province, base, event, alerts, answeredInTime, told } of days) {
    const week = dateOf(mondayOf(on));
    const key = [week, province, base, event].join(' ');
    const sum = rows.get(key);
    rows.set(key, {
      week,
      province,
      base: base === '' ? null : base,
      baseLabel: base === '' ? null : (core.memory.base(base)?.label ?? base),
      event: event === '' ? null : event,
      alerts: alerts + (sum?.alerts ?? 0),
      answeredInTime: answeredInTime + (sum?.answeredInTime ?? 0),
      told: told + (sum?.told ?? 0),
    });
  }
  return [...rows.values()];
}
