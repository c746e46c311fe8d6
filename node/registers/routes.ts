// Lists of the registers: bases, communities, posts, duty with its gaps, gateways and their state, promises by age,
// sources for those who may see them.
import { type Base, type Community, descriptionOf } from '@ulinzi/domain/communities';
import type { Gateway } from '@ulinzi/domain/channels';
import { baseCircle, isoOf, type Moment, moment, momentOf, refuse } from '@ulinzi/domain/kernel';
import type { Post } from '@ulinzi/domain/people';
import { standingOf } from '@ulinzi/domain/promises';
import {
  type Actor,
  basesAnswer,
  communitiesAnswer,
  dutiesAnswer,
  gapsAnswer,
  gatewaysAnswer,
  postsAnswer,
  promisesAnswer,
  sourcesAnswer,
} from '@ulinzi/domain/registers';
import type { Source } from '@ulinzi/domain/sources';
import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { circlesFor } from '../alerts/index.ts';
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';
import { gapsFor } from './gaps.ts';
import { dutiesOf, promisesOf, rowsOf } from './register-store.ts';

const noQuery = Type.Object({}, { additionalProperties: false });

/** Turns that touch this stretch of time; without it those that have not ended. */
const stretch = Type.Object(
  { from: Type.Optional(moment()), until: Type.Optional(moment()) },
  { additionalProperties: false },
);

function asShown(community: Community, now: Moment) {
  const { languages, marketDays, ...described } = descriptionOf(community, now);
  const aliases = [...community.aliases];
  return { ...community, ...described, aliases, languages: [...languages], marketDays: [...marketDays] };
}

export function addRegisterRoutes(server: FastifyInstance, app: App): void {
  const list = <Query extends TSchema, Output extends TSchema>(
    name: string,
    summary: string,
    query: Query,
    output: Output,
    answer: (core: Core, actor: Actor, query: Static<Query>) => Static<Output> | Promise<Static<Output>>,
  ) =>
    addRoute(server, app, {
      method: 'GET',
      url: `/api/${name}`,
      permission: 'post',
      summary,
      tag: name,
      query,
      output,
      handle: async ({ actor, query: asked }) => {
        const core = app.core();
        if (!core || !actor) return refuse('node/not-durable');
        return answer(core, actor, asked as Static<Query>);
      },
    });
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));

  list('bases', 'Bases with their ladders', noQuery, basesAnswer, (core) => ({
    bases: core.memory.registersOf<Base>('base').map(({ state }) => state),
  }));

  list('communities', 'Communities and their bases', noQuery, communitiesAnswer, (core) => ({
    communities: core.memory
      .registersOf<Community>('community')
      .map(({ state }) => asShown(state, app.clock.now())),
  }));

  list('posts', 'Posts: chairs, not the people in them', noQuery, postsAnswer, (core) => ({
    posts: core.memory.registersOf<Post>('post').map(({ state }) => ({
      ...state,
      hasNumber: app.keystore
        .linesOf({ kind: 'post', post: state.slug })
        .some((line) => line.state === 'active'),
    })),
  }));

  list(
    'duties',
    'Duty turns of your base or province: those that have not ended, or those of a stretch of time',
    stretch,
    dutiesAnswer,
    async (core, actor, { from, until }) => {
      const begin = from === undefined ? app.clock.now() : momentOf(from);
      const end = until === undefined ? null : momentOf(until);
      const found = await dutiesOf(core, actor, begin, end);
      return {
        duties: found.map(({ id, state }) => ({
          ...state,
          id,
          from: iso(state.from),
          until: iso(state.until),
        })),
      };
    },
  );

  list(
    'gaps',
    'Times in the coming 72 hours in which nobody is on duty',
    noQuery,
    gapsAnswer,
    async (core, actor) => ({
      gaps: (await gapsFor(core, actor, app.clock.now())).map((gap) => ({
        ...gap,
        from: iso(gap.from),
        until: iso(gap.until),
      })),
    }),
  );

  list('gateways', 'Gateways and how they are', noQuery, gatewaysAnswer, (core, actor) => {
    const own = new Set(circlesFor(core, actor));
    const isHers = (base: string) => own.has(baseCircle('affairs', core.memory.base(base)?.circle ?? 0));
    const health = new Map(app.channels.health().map((one) => [one.gateway, one]));
    return {
      gateways: core.memory.registersOf<Gateway>('gateway').map(({ state }) => {
        const one = health.get(state.slug);
        return {
          ...state,
          isRunning: one !== undefined,
          isAlive: one?.isAlive ?? false,
          waiting: isHers(state.base) ? (one?.waiting ?? 0) : null,
          lastContactAt: one?.lastContactAt ? isoOf(one.lastContactAt) : null,
          signalPercent: one?.signalPercent ?? null,
          ...(one?.trouble && { trouble: one.trouble }),
        };
      }),
    };
  });

  list(
    'promises',
    'What was promised to communities, the oldest due first',
    noQuery,
    promisesAnswer,
    async (core, actor) => {
      const now = app.clock.now();
      const found = await promisesOf(core, actor);
      return {
        promises: found.map(({ id, state }) => ({
          id,
          community: state.community,
          communityLabel: core.memory.community(state.community)?.label ?? state.community,
          kind: state.kind,
          madeAt: iso(state.madeAt),
          due: isoOf(state.due),
          standing: standingOf(state, now),
          daysOverdue: state.settled ? 0 : Math.max(0, Math.floor((now - state.due) / 86_400_000)),
          told: state.settled?.told ?? null,
        })),
      };
    },
  );

  list(
    'sources',
    'Sources of your base by code: for its Assistants and the custodian',
    noQuery,
    sourcesAnswer,
    async (core, actor) => ({
      sources: (await rowsOf<Source>(core, actor, 'source')).map(({ id, state }) => ({ ...state, id })),
    }),
  );
}
