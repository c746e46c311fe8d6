import { acts, plurals } from '@ulinzi/domain/acts';
import { togetherActs, type Together } from '@ulinzi/domain/alerts';
import { situationsAnswer, togetherAnswer, type TogetherAnswer } from '@ulinzi/domain/handover';
import { type Act, id, isRefusal, type Refusal, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Situation } from '@ulinzi/domain/situations';
import { speaker } from '@ulinzi/words';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { checkRequest, inputSchema, resolveSubject, split } from '../acts/index.ts';
import { tiedTo } from '../alerts/index.ts';
import type { NodeAtWork } from '../app/index.ts';
import { addRoute, isFromScreen } from '../http/index.ts';
import { situationsFor } from './list.ts';
import { togetherJob } from './together.ts';

/** What a person gives with an act for all: the act's own fields, and which alerts she means where not all. */
function inputFor(act: Act) {
  const { saw: _saw, ...fields } = inputSchema(act).properties;
  return Type.Object(
    { ...fields, alerts: Type.Optional(Type.Array(id(), { minItems: 1, maxItems: 500 })) },
    { additionalProperties: false },
  );
}

export function addSituationRoutes(server: FastifyInstance, node: NodeAtWork): void {
  const { app } = node;
  const speak = speaker('en');
  addRoute(server, app, {
    method: 'GET',
    url: '/api/situations',
    permission: 'post',
    summary: 'Situations of the alerts that you see, and alerts that may tell of one event',
    tag: 'situation',
    query: Type.Object({}, { additionalProperties: false }),
    output: situationsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      return core && actor ? situationsFor(core, actor) : refuse('node/not-durable');
    },
  });
  for (const name of togetherActs) {
    const act = acts[`alert.${name}`];
    if (!act) continue;
    addRoute(server, app, {
      method: 'POST',
      url: `/api/${plurals.situation}/:ref/${name}`,
      permission: 'post',
      summary: `${speak('commands.together')}: ${speak(`acts.${act.name}.summary`)}`,
      tag: 'situation',
      params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
      body: inputFor(act),
      output: togetherAnswer,
      handle: async ({ actor, params, body, request }) => {
        if (!actor) return refuse('request/token');
        if (!act.who.includes(actor.role)) return refuse('act/not-yours');
        const situation = await resolveSubject(app, actor, 'situation', params.ref);
        if (isRefusal(situation)) return situation;
        const { alerts, ...fields } = (body ?? {}) as { alerts?: string[] };
        const by = isFromScreen(request) ? 'screen' : 'command';
        return performTogether(node, actor, name, situation, split(act, fields), alerts ?? null, by);
      },
    });
  }
}

async function performTogether(
  node: NodeAtWork,
  actor: Actor,
  act: Together,
  situation: SubjectId,
  { data, bodies }: ReturnType<typeof split>,
  meant: readonly string[] | null,
  by: 'screen' | 'command',
): Promise<TogetherAnswer | Refusal> {
  const core = node.app.core();
  if (!core) return refuse('node/not-durable');
  const asked = { act: `alert.${act}`, subject: null, data, bodies, secrets: {}, saw: null, actor, by };
  const request = checkRequest(asked);
  if (isRefusal(request)) return request;
  const tied = (await tiedTo(core, actor, situation)).map(({ id: alert }) => alert);
  const held = core.memory.registerHeld(situation)?.state as Situation | undefined;
  return core.writer.submit(
    togetherJob({
      request,
      act,
      situation: { id: situation, number: held?.number ?? '' },
      tied,
      meant: meant && new Set(meant),
    }),
  );
}
