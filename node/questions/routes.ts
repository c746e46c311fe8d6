// Questions between office and field (A12): by the reader's circles; her words each a logged read.
import { isoOf, type Moment, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import {
  type Question,
  questionAnswer,
  type QuestionAnswer,
  type QuestionLine,
  questionsAnswer,
} from '@ulinzi/domain/questions';
import { type Actor, questionMay } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { baseLabel } from '../affairs/index.ts';
import { circlesFor, readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { historyFor, noteRead } from '../bodies/index.ts';
import { addRoute } from '../http/index.ts';
import { communityLabel, isDuty, timeOf, wordsIn } from '../reports/index.ts';

export interface SeenQuestion {
  readonly id: SubjectId;
  readonly no: number;
  readonly state: Question;
}

async function rowsOf(core: Core, actor: Actor, also: string, values: unknown[]): Promise<SeenQuestion[]> {
  const rows = await readFor<{ id: SubjectId; no: string; state: Question }>(
    core,
    actor,
    `select id, no, state from shown_register where kind = 'question' and ${also} order by no desc limit 300`,
    values,
  );
  return rows.map((row) => ({ ...row, no: Number(row.no) }));
}

/** Questions that the actor may read: what waits for her side first, the oldest first of all; what has ended last. */
export async function questionsFor(core: Core, actor: Actor): Promise<SeenQuestion[]> {
  const seen = await rowsOf(core, actor, 'true', []);
  return seen.sort(
    (one, other) =>
      rankOf(actor, one.state) - rankOf(actor, other.state) ||
      (one.state.endedAt === null ? 1 : -1) * (one.state.waitsSince - other.state.waitsSince),
  );
}

function rankOf(actor: Actor, { waitsFor }: Question): number {
  if (waitsFor === null) return 2;
  return waitsFor === sideOf(actor) ? 0 : 1;
}

function sideOf({ base }: Actor) {
  return base === null ? 'office' : 'field';
}

export function questionLine(app: App, core: Core, actor: Actor, { id, state }: SeenQuestion): QuestionLine {
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));
  return {
    id,
    saw: app.tokens.token(id, core.memory.registerHeld(id)?.version ?? 1),
    line: state.line,
    base: state.base,
    baseLabel: baseLabel(core, state.base),
    community: state.community,
    communityLabel: communityLabel(core, state.community),
    report: state.report,
    recommendation: state.recommendation,
    askedBy: state.askedBy,
    askedAt: iso(state.askedAt),
    waitsFor: state.waitsFor,
    waitsSince: iso(state.waitsSince),
    isEnded: state.endedAt !== null,
    isMyTurn: questionMay(state, actor).length > 0 && state.waitsFor === sideOf(actor),
    may: questionMay(state, actor),
  };
}

/** The words of a question, oldest first, each with its end of the line. Noted as read before they are opened. */
export async function wordsOfQuestion(
  app: App,
  core: Core,
  actor: Actor,
  { id, no }: SeenQuestion,
): Promise<QuestionAnswer['words']> {
  await noteRead(core.pool, { at: app.clock.recorded(), pen: actor.pen, what: 'question', subject: id });
  const entries = await historyFor(core.openers, circlesFor(core, actor), no);
  return entries
    .filter(
      ({ outcome, entry }) => outcome === 'accepted' && entry.bodies.some(({ name }) => name === 'words'),
    )
    .map((row) => ({
      from: row.entry.data['side'] === 'field' ? 'field' : 'office',
      at: timeOf(app, row),
      words: wordsIn(app, row, 'words'),
    }));
}

export function addQuestionRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/questions',
    permission: 'post',
    summary: 'Questions between office and field: what waits for you first; without words',
    tag: 'question',
    query: Type.Object({}, { additionalProperties: false }),
    output: questionsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const seen = await questionsFor(core, actor);
      return { questions: seen.map((one) => questionLine(app, core, actor, one)) };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/questions/:ref',
    permission: 'post',
    summary: 'One question with its words; noted in the register of reads',
    tag: 'question',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: questionAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [seen] = await rowsOf(core, actor, 'id::text = $1', [params.ref]);
      if (!seen) return refuse('question/not-found');
      if (isDuty(actor)) return refuse('session/own-screen');
      const words = await wordsOfQuestion(app, core, actor, seen);
      return { ...questionLine(app, core, actor, seen), words };
    },
  });
}
