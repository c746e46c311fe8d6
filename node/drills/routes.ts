// The weekly drills of a base: counts for those who share its affairs, who it was for those who may know of its sources.
import type { KeptBack } from '@ulinzi/domain/channels';
import {
  answerWaits,
  type Drill,
  drillOver,
  type DrillResult,
  type DrillsAnswer,
  drillsAnswer,
  endDrill,
} from '@ulinzi/domain/drills';
import { isoOf, type Moment, refuse, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Source } from '@ulinzi/domain/sources';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { senderLine } from '../bodies/index.ts';
import { addRoute } from '../http/index.ts';
import { sealedMessage } from '../kept-back/index.ts';
import { expectedIn } from './heard.ts';

type Line = DrillsAnswer['drills'][number];
type Waiting = Line['waiting'][number];

interface Row<State> {
  readonly no: string;
  readonly id: SubjectId;
  readonly state: State;
}

/** The newest of what the actor's circles hold of a kind. */
function rowsOf<State>(core: Core, actor: Actor, kind: string, also = 'true'): Promise<Row<State>[]> {
  return readFor<Row<State>>(
    core,
    actor,
    `select no, id, state from shown_register where kind = $1 and ${also} order by no desc limit 2000`,
    [kind],
  );
}

const newest = 30;

export function addDrillRoutes(server: FastifyInstance, app: App): void {
  const iso = (at: Moment) => isoOf(app.clock.wallOf(at));

  addRoute(server, app, {
    method: 'GET',
    url: '/api/drills',
    permission: 'post',
    summary: 'The weekly drills: who was heard and who was not, the newest first',
    tag: 'drill',
    query: Type.Object({}, { additionalProperties: false }),
    output: drillsAnswer,
    handle: async ({ actor }) => {
      const core = app.core();
      if (!core || !actor) return refuse('node/not-durable');
      const [drills, sources, bips] = await Promise.all([
        rowsOf<Drill>(core, actor, 'drill'),
        rowsOf<Source>(core, actor, 'source'),
        rowsOf<KeptBack>(core, actor, 'message', "until is null and state ->> 'why' = 'drill'"),
      ]);
      const known = new Map(sources.map(({ id, state }) => [id, state]));
      const shown = drills.sort((a, b) => b.state.from - a.state.from).slice(0, newest);
      const lines = shown.map((row) => presented(row, core, actor, known, bips));
      return { drills: await Promise.all(lines) };
    },
  });

  async function presented(
    { id, state: drill }: Row<Drill>,
    core: Core,
    actor: Actor,
    known: ReadonlyMap<SubjectId, Source>,
    bips: readonly Row<KeptBack>[],
  ): Promise<Line> {
    const now = app.clock.now();
    const isOver = now >= drillOver(drill);
    const who = whoIn(core, id, drill, isOver);
    // The one that rings first comes first.
    const came = bips
      .filter(({ state }) => state.base === drill.base && isWithin(drill, state.at))
      .sort((a, b) => a.state.at - b.state.at);
    const sources = who.flatMap(({ source, isHeard }) => {
      const state = known.get(source);
      return state ? [{ source: state.code, communityLabel: labelOf(core, state.community), isHeard }] : [];
    });
    const heard = who.filter(({ isHeard }) => isHeard).length;
    return {
      id,
      base: drill.base,
      from: iso(drill.from),
      until: iso(drill.until),
      endedAt: drill.endedAt === null ? null : iso(drill.endedAt),
      state: isOver ? 'over' : now >= drill.from ? 'running' : 'ahead',
      communities: drill.communities && [...drill.communities],
      expected: who.length,
      heard,
      silent: isOver ? who.length - heard : 0,
      alarms: isOver || now < drill.from ? 0 : await alarmsOf(core, actor, drill),
      sources: sources.sort((a, b) => a.source.localeCompare(b.source)),
      waiting: await Promise.all(came.map((row) => waiting(row, core, actor))),
      may: !isOver && endDrill.who.includes(actor.role) && actor.base === drill.base ? ['end'] : [],
    };
  }

  /** From the result once there is one; until then from what the keystore has heard. */
  function whoIn(core: Core, id: SubjectId, drill: Drill, isOver: boolean) {
    const results = isOver ? core.memory.registersOf<DrillResult>('tally') : [];
    const result = results.find(({ state }) => state.drill === id)?.state;
    if (result)
      return [
        ...result.heard.map((source) => ({ source, isHeard: true })),
        ...result.silent.map((source) => ({ source, isHeard: false })),
      ];
    if (app.keystore.isLocked || (isOver && drill.endedAt !== null)) return [];
    return expectedIn(app, core, drill).map((one) => ({ source: one.id, isHeard: one.isHeard }));
  }

  /** The code of a source is for those whom the database gives the sealed message. */
  async function waiting({ id, no, state }: Row<KeptBack>, core: Core, actor: Actor): Promise<Waiting> {
    const sealed = app.keystore.isLocked ? null : await sealedMessage(core, actor, no);
    const line = sealed ? senderLine(app.keystore, sealed) : undefined;
    const holder = line === undefined ? undefined : app.keystore.line(line)?.holder;
    const source = holder?.kind === 'source' ? core.memory.source(holder.source as SubjectId) : undefined;
    return {
      message: id,
      source: source?.code ?? null,
      communityLabel: source ? labelOf(core, source.community) : null,
      at: iso(state.at),
      ringsAt: iso(state.at + answerWaits),
    };
  }
}

function isWithin({ from, until }: Drill, at: Moment): boolean {
  return from <= at && at < until;
}

/** Alerts of the base that are open and came since it began, as far as the reader may see them. */
async function alarmsOf(core: Core, actor: Actor, { base, from }: Drill): Promise<number> {
  const [row] = await readFor<{ alarms: number }>(
    core,
    actor,
    `select count(distinct id)::int as alarms from shown_alert
      where is_open and received >= $1 and state ->> 'base' = $2`,
    [from, base],
  );
  return row?.alarms ?? 0;
}

function labelOf({ memory }: Core, community: string): string {
  return memory.community(community)?.label ?? community;
}
