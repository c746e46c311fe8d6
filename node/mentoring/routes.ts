// Mentoring month by month (H6): a mentor sees the Assistants' posts of her province, an Assistant her own.
import { type Refusal, refuse, today } from '@ulinzi/domain/kernel';
import {
  type Mentoring,
  mentoringAnswer,
  type MentoringAnswer,
  monthOf,
  standingIn,
  mentoringWordsAnswer,
} from '@ulinzi/domain/mentoring';
import type { Post } from '@ulinzi/domain/people';
import type { Actor } from '@ulinzi/domain/registers';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { baseLabel } from '../affairs/index.ts';
import { circlesFor, readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { historyFor, noteRead } from '../bodies/index.ts';
import { addRoute } from '../http/index.ts';
import { monthQuery, reportsOfDays, type SeenReport, wordsIn } from '../reports/index.ts';

type Line = MentoringAnswer['posts'][number];

interface Held {
  readonly id: string;
  readonly no: string;
  readonly state: Mentoring;
}

const mentors: readonly Actor['role'][] = ['protection-manager', 'custodian'];

/** The Assistants' posts that somebody may know of here. */
function postsFor(core: Core, actor: Actor): Post[] | Refusal {
  const posts = core.memory
    .registersOf<Post>('post')
    .map(({ state }) => state)
    .filter(({ role, base }) => role === 'assistant' && base !== null);
  if (actor.role === 'assistant') return posts.filter(({ slug }) => slug === actor.post);
  if (!mentors.includes(actor.role)) return refuse('act/not-yours');
  return posts.filter(
    ({ base }) => actor.role === 'custodian' || core.memory.base(base ?? '')?.province === actor.province,
  );
}

function heldFor(core: Core, actor: Actor, also: string, value: string): Promise<Held[]> {
  return readFor<Held>(
    core,
    actor,
    `select id, no, state from shown_register where kind = 'mentoring' and ${also} order by state ->> 'on', no`,
    [value],
  );
}

export function addMentoringRoutes(server: FastifyInstance, app: App): void {
  addRoute(server, app, {
    method: 'GET',
    url: '/api/mentoring',
    permission: 'post',
    summary: 'The mentoring of a month: held or missed, for the mentor; an Assistant sees her own',
    tag: 'mentoring',
    query: Type.Object({ month: monthQuery }, { additionalProperties: false }),
    output: mentoringAnswer,
    handle: async ({ actor, query }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const posts = postsFor(core, actor);
      if ('refused' in posts) return posts;
      const month = query.month ?? monthOf(today(app.clock.now()));
      const [held, reports] = await Promise.all([
        heldFor(core, actor, "left(state ->> 'on', 7) = $1", month),
        reportsOfDays(core, actor, `${month}-01`, `${month}-31`),
      ]);
      const written = reports.filter(({ state }) => monthOf(state.said.from) === month);
      return { month, posts: posts.map((post) => lineOf(core, post, month, held, written)) };
    },
  });
  addRoute(server, app, {
    method: 'GET',
    url: '/api/mentoring/:ref',
    permission: 'post',
    summary: 'What was noted of one talk; noted in the register of reads',
    tag: 'mentoring',
    params: Type.Object({ ref: Type.String({ maxLength: 64 }) }),
    output: mentoringWordsAnswer,
    handle: async ({ actor, params }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [held] = await heldFor(core, actor, 'id::text = $1', params.ref);
      const isHers = held && (actor.role !== 'assistant' || held.state.post === actor.post);
      if (!isHers) return refuse('act/not-yours');
      await noteRead(core.pool, {
        at: app.clock.recorded(),
        pen: actor.pen,
        what: 'mentoring',
        subject: held.id,
      });
      const [row] = await historyFor(core.openers, circlesFor(core, actor), Number(held.no));
      const isWritten = row?.entry.bodies.some(({ name }) => name === 'words');
      return { words: row && isWritten ? wordsIn(app, row, 'words') : null };
    },
  });

  /** Whether somebody sat in it in that month; of a post without dates, whether somebody does now. */
  function isSatIn({ slug, postings }: Post, month: string): boolean {
    if (postings.length === 0) return app.keystore.sittingPen(slug) !== undefined;
    return postings.some(
      ({ from, until }) =>
        monthOf(today(from)) <= month && (until === null || monthOf(today(until)) >= month),
    );
  }

  function lineOf(
    core: Core,
    post: Post,
    month: string,
    all: readonly Held[],
    reports: readonly SeenReport[],
  ): Line {
    const { slug, label, base } = post;
    const held = all.filter(({ state }) => state.post === slug);
    const hers = reports
      .map(({ state }) => state)
      .filter(({ post, state }) => post === slug && state !== 'withdrawn');
    const marks = hers.flatMap(({ accepted }) => accepted?.quality ?? []);
    const isVacant = !isSatIn(post, month);
    const standing = standingIn(
      month,
      held.map(({ state }) => state.on),
      today(app.clock.now()),
    );
    return {
      post: slug,
      postLabel: label,
      base: base ?? '',
      baseLabel: baseLabel(core, base ?? ''),
      isVacant,
      standing: isVacant && standing === 'missed' ? 'open' : standing,
      held: held.map(({ id, state }) => ({
        id,
        on: state.on,
        way: state.way as Line['held'][number]['way'],
        reports: state.reports,
        promptness: state.promptness,
        sourceSafety: state.sourceSafety,
      })),
      sent: hers.length,
      returned: hers.filter(({ returned }) => returned !== null).length,
      quality: marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length,
    };
  }
}
