// Telephones and closed groups. Who has which telephone tells who a source is: names of holders stay with those who may
// see the sources of the base; everybody else who belongs to it gets counts.
import type { ClosedGroup, Handset } from '@ulinzi/domain/handsets';
import { groupsAnswer, handsetsAnswer } from '@ulinzi/domain/registers';
import { refuse } from '@ulinzi/domain/kernel';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { rowsOf } from './register-store.ts';

const noQuery = Type.Object({}, { additionalProperties: false });

function holderOf(core: Core, { holder }: Handset): string | null {
  if (holder?.kind === 'post') return holder.post;
  return holder ? (core.memory.source(holder.source)?.code ?? null) : null;
}

export function addTelephoneRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/handsets',
    permission: 'post',
    summary: 'Telephones of your base: how many there are in each state, and who has which',
    tag: 'handset',
    query: noQuery,
    output: handsetsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [rows, counted] = await Promise.all([
        rowsOf<Handset>(core, actor, 'handset'),
        readFor<{ state: Handset['state']; handsets: string }>(
          core,
          actor,
          'select state, handsets from handset_counts() order by state',
        ),
      ]);
      return {
        handsets: rows.map(({ id, state }) => ({ ...state, id, holder: holderOf(core, state) })),
        counts: counted.map(({ state, handsets }) => ({ state, handsets: Number(handsets) })),
      };
    },
  });

  addRoute(server, app, {
    method: 'GET',
    url: '/api/groups',
    permission: 'post',
    summary: 'Closed groups of your base and their operators',
    tag: 'group',
    query: noQuery,
    output: groupsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return { groups: (await rowsOf<ClosedGroup>(core, actor, 'group')).map(({ state }) => state) };
    },
  });
}
