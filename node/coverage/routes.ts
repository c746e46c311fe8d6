// `GET /api/coverage`: where teams go and where Assistants are (A13), for the bases whose affairs the reader shares.
import type { Community } from '@ulinzi/domain/communities';
import { type CoverageAnswer, type CoverageClass, coverageAnswer, coverageOf } from '@ulinzi/domain/coverage';
import { refuse, today } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Visit } from '@ulinzi/domain/visits';
import type { FastifyInstance } from 'fastify';
import { affairsOf, basesShared } from '../affairs/index.ts';
import type { App, Core } from '../app/index.ts';
import { addRoute } from '../http/index.ts';
import { basesWithAssistant } from './sitting.ts';

export function addCoverageRoute(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/coverage',
    permission: 'post',
    summary: 'Where teams go and where Assistants are: each community, and each base with its counts',
    tag: 'visit',
    output: coverageAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      return core && actor ? coverageFor(app, core, actor) : refuse('node/not-durable');
    },
  });
}

async function coverageFor(app: App, core: Core, actor: Actor): Promise<CoverageAnswer> {
  const bases = basesShared(core, actor);
  const slugs = new Set(bases.map(({ slug }) => slug));
  const communities = core.memory
    .registersOf<Community>('community')
    .map(({ state }) => state)
    .filter(({ base }) => slugs.has(base));
  const visits = await affairsOf<Visit>(app, core, actor, 'visit');
  const withAssistant = basesWithAssistant(app, core);
  const covered = coverageOf(
    communities,
    visits.map(({ state }) => state),
    (base) => withAssistant.has(base),
    today(app.clock.now()),
  );
  const byCommunity = new Map(covered.map((one) => [one.community, one]));
  const count = (base: string, wanted: CoverageClass) =>
    covered.filter((one) => one.base === base && one.class === wanted).length;
  return {
    communities: communities.flatMap(({ slug, label, base, latitude, longitude }) => {
      const one = byCommunity.get(slug);
      if (!one) return [];
      return { slug, label, base, latitude, longitude, class: one.class, lastTeamOn: one.lastTeamOn };
    }),
    bases: bases.map(({ slug, label, latitude, longitude }) => ({
      slug,
      label,
      latitude,
      longitude,
      hasAssistant: withAssistant.has(slug),
      teamOnly: count(slug, 'team-only'),
      assistantOnly: count(slug, 'assistant-only'),
      both: count(slug, 'both'),
      neither: count(slug, 'neither'),
    })),
  };
}
