// What people of a base and its province follow up for months (recommendations, visits, plans): read for an actor by her
// circles, each with the token of what she has seen of it, and with the words that were written at each step.
import type { Base } from '@ulinzi/domain/communities';
import { baseCircle, isUuid, type Step, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor, RuleContext } from '@ulinzi/domain/registers';
import { circlesFor, readFor } from '../alerts/index.ts';
import type { App, Core } from '../app/index.ts';
import { entriesOf, openBody } from '../bodies/index.ts';

type Kind = 'recommendation' | 'visit' | 'plan';

/** Every entry of these adds one step, also one that is kept without effect. */
interface Followed {
  readonly base: string;
  readonly history: readonly Step[];
}

export interface Affair<State> {
  readonly id: SubjectId;
  readonly no: number;
  readonly state: State;
  /** Given back with the next act on it. */
  readonly saw: string;
  /** Acts that are kept without effect. */
  readonly contested: number;
}

interface Row<State> {
  readonly id: SubjectId;
  readonly no: string;
  readonly state: State;
}

/** Those of a kind that the actor may see, in the order in which they came. */
export async function affairsOf<State extends Followed>(
  app: App,
  core: Core,
  actor: Actor,
  kind: Kind,
): Promise<Affair<State>[]> {
  const rows = await readFor<Row<State>>(
    core,
    actor,
    'select id, no, state from shown_register where kind = $1 order by no',
    [kind],
  );
  return rows.map((row) => affair(app, row));
}

/** One by its id, or by the number that it has; undefined where the actor may not see it, or there is none. */
export async function affairNamed<State extends Followed>(
  app: App,
  core: Core,
  actor: Actor,
  kind: Kind,
  ref: string,
): Promise<Affair<State> | undefined> {
  const [row] = await readFor<Row<State>>(
    core,
    actor,
    `select id, no, state from shown_register
      where kind = $1 and (${isUuid(ref) ? 'id = $2::uuid' : "state ->> 'number' = $2"}) limit 1`,
    [kind, ref],
  );
  return row && affair(app, row);
}

function affair<State extends Followed>(app: App, { id, no, state }: Row<State>): Affair<State> {
  const { history } = state;
  const saw = app.tokens.token(id, history.length);
  return { id, no: Number(no), state, saw, contested: history.filter((step) => step.isContested).length };
}

/**
 * What was written at each step of one that the actor may see: null where it has been destroyed, undefined where nothing
 * was. They are affairs of those who share the base's, no protected things: no read is noted.
 */
export async function wordsOfSteps(
  app: App,
  core: Core,
  { no }: Affair<unknown>,
): Promise<(string | null | undefined)[]> {
  const entries = await entriesOf(core.pool, no);
  return entries.map((row) => {
    const [body] = row.entry.bodies;
    if (!body) return undefined;
    const plain = openBody(app.keystore, row, body.name);
    return plain ? Buffer.from(plain).toString('utf8') : null;
  });
}

/** What a rule is asked with when an answer says what the reader may do. */
export function mayContext(app: App, core: Core, actor: Actor): RuleContext {
  return { now: app.clock.now(), actor, registers: core.memory };
}

/** The bases whose affairs the actor shares. */
export function basesShared(core: Core, actor: Actor): Base[] {
  const circles = new Set(circlesFor(core, actor));
  return core.memory
    .registersOf<Base>('base')
    .map(({ state }) => state)
    .filter(({ circle }) => circles.has(baseCircle('affairs', circle)));
}

export function baseLabel({ memory }: Core, slug: string): string {
  return memory.base(slug)?.label ?? slug;
}

export function communityLabels({ memory }: Core, slugs: readonly string[]) {
  return slugs.map((slug) => ({ slug, label: memory.community(slug)?.label ?? slug }));
}

export function postLabel({ memory }: Core, slug: string): string {
  return memory.post(slug)?.label ?? slug;
}
