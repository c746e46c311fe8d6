// Messages that opened nothing: what waits to be looked at, and its words, as a noted read.
import { wordsAnswer } from '@ulinzi/domain/alerts';
import { isoOf, isUuid, type Moment, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import { keptBackAnswer } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { wordsIn } from '../alerts/index.ts';
import type { App } from '../app/index.ts';
import { noteRead } from '../bodies/index.ts';
import { addRoute } from '../http/index.ts';
import { keptBackFor, keptBackNamed, sealedMessage, waitingFor } from './kept-back-store.ts';

export function addKeptBackRoutes(server: FastifyInstance, app: App): void {
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));

  addRoute(server, app, {
    method: 'GET',
    url: '/api/messages',
    permission: 'post',
    summary: 'Messages in quarantine or set aside at your base: how many wait, and which',
    tag: 'message',
    query: Type.Object(
      { show: Type.Optional(Type.Enum(['waiting', 'ended'])) },
      { additionalProperties: false },
    ),
    output: keptBackAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [rows, waiting] = await Promise.all([
        keptBackFor(core, actor, query.show ?? 'waiting'),
        waitingFor(core, actor),
      ]);
      return {
        waiting,
        messages: rows.map(({ id, state }) => ({
          ...state,
          id,
          at: iso(state.at),
          ended: state.ended && { ...state.ended, at: iso(state.ended.at) },
        })),
      };
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/messages/:ref/words',
    permission: 'post',
    summary: 'Read the words of one of them: noted in the register of reads',
    tag: 'message',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: wordsAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      if (actor.role !== 'assistant' && actor.role !== 'custodian') return refuse('act/not-yours');
      const row = isUuid(params.ref)
        ? await keptBackNamed(core, actor, params.ref as string as SubjectId)
        : null;
      if (!row) return refuse('message/not-found');
      const read = { at: app.clock.recorded(), pen: actor.pen, what: 'message-words' } as const;
      await noteRead(core.pool, { ...read, subject: row.id });
      const sealed = await sealedMessage(core, actor, row.no);
      const words = sealed ? wordsIn(app, sealed) : null;
      return { words: [{ at: iso(row.state.at), kind: row.state.kind, words }] };
    },
  });
}
