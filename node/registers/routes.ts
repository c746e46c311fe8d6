// Lists of the registers: bases, communities, posts, duty with its gaps, gateways and their state, promises by age,
// sources for those who may see them.
import { type Base, type Community, descriptionOf } from '@ulinzi/domain/communities';
import { isoOf, type Moment, moment, momentOf, refuse } from '@ulinzi/domain/kernel';
import { findPosts, type Post } from '@ulinzi/domain/people';
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
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';
import { lastHeardOf } from '../troubles/index.ts';
import { gapsFor } from './gaps.ts';
import { addPostingRoute } from './posting-route.ts';
import { gatewaysShown } from './gateways-shown.ts';
import { promisesFor } from './promises-for.ts';
import { dutiesOf, rowsOf } from './register-store.ts';

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

  const find = Type.Object(
    { find: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })) },
    { additionalProperties: false },
  );
  list('posts', 'Posts: chairs, not the people in them', find, postsAnswer, (core, _actor, query) => {
    const all = core.memory.registersOf<Post>('post').map(({ state }) => state);
    const { posts, former } =
      query.find === undefined ? { posts: all, former: null } : findPosts(all, query.find);
    const hasNumber = (post: string) =>
      app.keystore.linesOf({ kind: 'post', post }).some((line) => line.state === 'active');
    return {
      posts: posts.map((post) => ({ ...post, hasNumber: hasNumber(post.slug) })),
      ...(former && { former }),
    };
  });

  addPostingRoute(server, app);

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

  list('gateways', 'Gateways and how they are', noQuery, gatewaysAnswer, (core, actor) =>
    gatewaysShown(app, core, actor),
  );

  list(
    'promises',
    'What was promised to communities, the oldest due first',
    noQuery,
    promisesAnswer,
    async (core, actor) => ({ promises: await promisesFor(app, core, actor) }),
  );

  list(
    'sources',
    'Sources of your base by code: for its Assistants and the custodian',
    noQuery,
    sourcesAnswer,
    async (core, actor) => ({
      sources: (await rowsOf<Source>(core, actor, 'source')).map(({ id, state }) => ({
        ...state,
        id,
        ways: [...state.ways],
        lastHeard: lastHeardOf(app.keystore, id, app.clock.now()),
      })),
    }),
  );
}
