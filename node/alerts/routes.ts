import { alertDetail, boardAnswer, notesAnswer, wordsAnswer } from '@ulinzi/domain/alerts';
import { isRefusal, type Refusal, refuse } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { addRoute } from '../http/index.ts';
import type { App, Core } from '../app/index.ts';
import {
  deliveriesOf,
  findAlert,
  neighboursOf,
  pageStatesFor,
  type SeenAlert,
  timelineOf,
} from './alert-store.ts';
import { presentDetail } from './detail-presenter.ts';
import { mayDo } from './offered.ts';
import { boardFor, showingOf } from './shown.ts';
import { presentTied } from './situation-presenter.ts';
import { tiedTo } from './situation-store.ts';
import { sourceCodeOf } from './source-code.ts';
import { readNotes, readWords } from './words.ts';

const ref = Type.Object({ ref: Type.String({ maxLength: 64 }) });

/** The alert that a route names, as its actor sees it. */
async function namedAlert(
  app: App,
  actor: Actor | null,
  named: string,
): Promise<{ core: Core; actor: Actor; alert: SeenAlert } | Refusal> {
  const core = app.core();
  if (!core || !actor) return refuse('node/not-durable');
  const alert = await findAlert(core, actor, named);
  return alert ? { core, actor, alert } : refuse('alert/not-found');
}

export function addAlertRoutes(server: FastifyInstance, app: App): void {
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
    output: boardAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      return boardFor(app, core, actor, query.show ?? 'open');
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
    handle: async ({ actor: asking, params }) => {
      const named = await namedAlert(app, asking, params.ref);
      if (isRefusal(named)) return named;
      const { core, actor, alert } = named;
      const [pageStates, timeline, deliveries, neighbours, sourceCode, tied] = await Promise.all([
        pageStatesFor(core, actor),
        timelineOf(core, actor, alert),
        deliveriesOf(core, actor, alert),
        neighboursOf(core, actor, alert, app.clock.now()),
        sourceCodeOf(app, core, actor, alert),
        alert.state.situation ? tiedTo(core, actor, alert.state.situation.id) : [],
      ]);
      const may = mayDo(app, core, alert, actor);
      const situated = presentTied(app, core, actor, alert, tied);
      const around = { pageStates, timeline, deliveries, ...neighbours, sourceCode, may, ...situated };
      return presentDetail(alert, showingOf(app, core), around);
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/alerts/:ref/words',
    permission: 'post',
    summary: 'Read the words of its messages: noted in the register of reads',
    tag: 'alert',
    params: ref,
    output: wordsAnswer,
    handle: async ({ actor, params }) => {
      const named = await namedAlert(app, actor, params.ref);
      return isRefusal(named) ? named : readWords(app, named.core, named.actor, named.alert);
    },
  });

  addRoute(server, app, {
    method: 'POST',
    url: '/api/alerts/:ref/notes',
    permission: 'post',
    summary: 'Read notes and reasons written with its acts: noted in the register of reads',
    tag: 'alert',
    params: ref,
    output: notesAnswer,
    handle: async ({ actor, params }) => {
      const named = await namedAlert(app, actor, params.ref);
      return isRefusal(named) ? named : readNotes(app, named.core, named.actor, named.alert);
    },
  });
}
