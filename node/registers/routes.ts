// Lists of the registers: bases, communities, posts, duty with its gaps, gateways and their state, promises by age,
// sources for those who may see them.
import type { Community, Base } from '@ulinzi/domain/communities';
import type { Gateway } from '@ulinzi/domain/channels';
import { isoOf, refuse } from '@ulinzi/domain/kernel';
import { type Duty, gapsOf, type Post, type Seat } from '@ulinzi/domain/people';
import { type Promised, standingOf } from '@ulinzi/domain/promises';
import { type Actor, rosterLookAhead } from '@ulinzi/domain/registers';
import type { Source } from '@ulinzi/domain/sources';
import type { FastifyInstance } from 'fastify';
import { type TProperties, Type } from 'typebox';
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';

const maybeText = Type.Union([Type.String(), Type.Null()]);

/** Whether a base's affairs are the actor's: her own base, her province for provincial roles, all for the node's own. */
function isOwn(core: Core, actor: Actor, base: string | null, province: string | null): boolean {
  if (actor.role === 'administrator' || actor.role === 'custodian') return true;
  if (actor.base) return base === actor.base;
  const of = province ?? (base ? (core.memory.base(base)?.province ?? null) : null);
  return actor.province !== null && actor.province === of;
}

export function addRegisterRoutes(server: FastifyInstance, app: App): void {
  const list = <Fields extends TProperties>(
    name: string,
    summary: string,
    fields: Fields,
    rows: (core: Core, actor: Actor) => object[],
  ) =>
    addRoute(server, app, {
      method: 'GET',
      url: `/api/${name}`,
      permission: 'post',
      summary,
      tag: name,
      output: Type.Object({ [name]: Type.Array(Type.Object(fields)) }),
      handle: async ({ actor }) => {
        const core = app.core();
        if (!core || !actor) return refuse('node/not-durable');
        return { [name]: rows(core, actor) } as never;
      },
    });
  const iso = (at: number) => isoOf(app.clock.wallOf(at));

  list(
    'bases',
    'Bases with their ladders',
    {
      slug: Type.String(),
      label: Type.String(),
      province: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
      ladder: Type.Object({
        acknowledgeMinutes: Type.Integer(),
        dutyOfficerMinutes: Type.Integer(),
        decideMinutes: Type.Integer(),
        feedbackHours: Type.Integer(),
      }),
    },
    (core) => core.memory.registersOf<Base>('base').map(({ state }) => state),
  );

  list(
    'communities',
    'Communities and their bases',
    {
      slug: Type.String(),
      label: Type.String(),
      base: Type.String(),
      latitude: Type.Number(),
      longitude: Type.Number(),
    },
    (core) => core.memory.registersOf<Community>('community').map(({ state }) => state),
  );

  list(
    'posts',
    'Posts: chairs, not the people in them',
    {
      slug: Type.String(),
      label: Type.String(),
      role: Type.String(),
      base: maybeText,
      province: maybeText,
      hasNumber: Type.Boolean(),
    },
    (core) =>
      core.memory.registersOf<Post>('post').map(({ state }) => ({
        ...state,
        hasNumber: app.keystore
          .linesOf({ kind: 'post', post: state.slug })
          .some((line) => line.state === 'active'),
      })),
  );

  list(
    'duties',
    'Duty turns of your base or province that have not ended',
    {
      id: Type.String(),
      post: Type.String(),
      seat: Type.String(),
      scope: Type.String(),
      from: Type.String(),
      until: Type.String(),
    },
    (core, actor) =>
      core.memory
        .registersOf<Duty>('duty')
        .filter(
          ({ state }) => state.until > app.clock.now() && isOwnScope(core, actor, state.seat, state.scope),
        )
        .map(({ id, state }) => ({ id, ...state, from: iso(state.from), until: iso(state.until) })),
  );

  list(
    'gaps',
    'Times in the coming 72 hours in which nobody is on duty',
    { seat: Type.String(), scope: Type.String(), from: Type.String(), until: Type.String() },
    (core, actor) =>
      gapsFor(app, core, actor).map((gap) => ({ ...gap, from: iso(gap.from), until: iso(gap.until) })),
  );

  list(
    'gateways',
    'Gateways and how they are',
    {
      slug: Type.String(),
      label: Type.String(),
      kind: Type.String(),
      base: Type.String(),
      isRunning: Type.Boolean(),
      isAlive: Type.Boolean(),
      waiting: Type.Integer(),
      lastContactAt: maybeText,
      signalPercent: Type.Union([Type.Number(), Type.Null()]),
    },
    (core) => {
      const health = new Map(app.channels.health().map((one) => [one.gateway, one]));
      return core.memory.registersOf<Gateway>('gateway').map(({ state }) => {
        const one = health.get(state.slug);
        return {
          ...state,
          isRunning: one !== undefined,
          isAlive: one?.isAlive ?? false,
          waiting: one?.waiting ?? 0,
          lastContactAt: one?.lastContactAt ? isoOf(one.lastContactAt) : null,
          signalPercent: one?.signalPercent ?? null,
        };
      });
    },
  );

  list(
    'promises',
    'What was promised to communities, the oldest due first',
    {
      id: Type.String(),
      community: Type.String(),
      communityLabel: Type.String(),
      kind: Type.String(),
      madeAt: Type.String(),
      due: Type.String(),
      standing: Type.String(),
      daysOverdue: Type.Integer(),
      told: maybeText,
    },
    (core, actor) =>
      core.memory
        .registersOf<Promised>('promise')
        .filter(({ state }) => isOwn(core, actor, state.base, null))
        .sort((a, b) => a.state.due - b.state.due)
        .map(({ id, state }) => ({
          id,
          community: state.community,
          communityLabel: core.memory.community(state.community)?.label ?? state.community,
          kind: state.kind,
          madeAt: iso(state.madeAt),
          due: isoOf(state.due),
          standing: standingOf(state, app.clock.now()),
          daysOverdue: state.settled
            ? 0
            : Math.max(0, Math.floor((app.clock.now() - state.due) / 86_400_000)),
          told: state.settled?.told ?? null,
        })),
  );

  list(
    'sources',
    'Sources of your base by code: for its Assistants and the custodian',
    {
      id: Type.String(),
      code: Type.String(),
      community: Type.String(),
      language: Type.String(),
      isAtRisk: Type.Boolean(),
      isPhoneRevoked: Type.Boolean(),
    },
    (core, actor) => {
      if (actor.role !== 'assistant' && actor.role !== 'custodian') return [];
      return core.memory
        .registersOf<Source>('source')
        .filter(({ state }) => isOwn(core, actor, core.memory.community(state.community)?.base ?? null, null))
        .map(({ id, state }) => ({ id, ...state }));
    },
  );
}

function isOwnScope(core: Core, actor: Actor, seat: Seat, scope: string): boolean {
  return seat === 'duty-officer' ? isOwn(core, actor, null, scope) : isOwn(core, actor, scope, null);
}

/** Gaps of every roster that is the actor's affair, soonest first (B3). */
export function gapsFor(app: App, core: Core, actor: Actor) {
  const now = app.clock.now();
  const duties = [...core.memory.duties()];
  const bases = core.memory.registersOf<Base>('base').map(({ state }) => state);
  const rosters: [Seat, string][] = [
    ...bases.flatMap((base): [Seat, string][] => [
      ['assistant', base.slug],
      ['commander', base.slug],
    ]),
    ...[...new Set(bases.map((base) => base.province))].map((province): [Seat, string] => [
      'duty-officer',
      province,
    ]),
  ];
  return rosters
    .filter(([seat, scope]) => isOwnScope(core, actor, seat, scope))
    .flatMap(([seat, scope]) => gapsOf(duties, seat, scope, now, now + rosterLookAhead))
    .sort((a, b) => a.from - b.from);
}
