// Alerts of one situation, read for an actor: those that she may see, and nothing where she sees none of them. Which
// they are the writer's memory knows; the database gives her own rows of them, with the same query whatever is named.
import { type AlertState, isOpen } from '@ulinzi/domain/alerts';
import { circleKind, isUuid, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Situation } from '@ulinzi/domain/situations';
import type { Core } from '../app/index.ts';
import { readFor, type SeenAlert } from './alert-store.ts';

type Reading = Pick<Core, 'memory' | 'readers'>;

async function seenByNo(core: Reading, actor: Actor, nos: readonly number[]): Promise<SeenAlert[]> {
  const rows = await readFor<{ circle: number; no: string; state: AlertState }>(
    core,
    actor,
    'select circle, no, state from shown_alert where no = any($1::bigint[]) and state is not null order by no',
    [nos],
  );
  return rows.map(({ circle, no, state }) => ({
    no: Number(no),
    id: state.id,
    state,
    view: circleKind(circle) === 'lane' ? 'lane' : 'base',
  }));
}

/** Every alert of a situation that the actor sees, the first first. */
export async function tiedTo(core: Reading, actor: Actor, situation: SubjectId): Promise<SeenAlert[]> {
  const found = await seenByNo(core, actor, core.memory.tiedTo(situation));
  return found.filter(({ state }) => state.situation?.id === situation);
}

/** The situation that is named by its number or id, where the actor sees an alert of it; the one that still stands first. */
export async function situationNamed(core: Reading, actor: Actor, ref: string): Promise<SubjectId | null> {
  const named = core.memory
    .registersOf<Situation>('situation')
    .filter(({ id, state }) => (isUuid(ref) ? id === ref : state.number === ref));
  const seen = await seenByNo(
    core,
    actor,
    named.flatMap(({ id }) => core.memory.tiedTo(id)),
  );
  const open = [...seen].sort((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)));
  const found = open.find(({ state }) => named.some(({ id }) => id === state.situation?.id));
  return found?.state.situation?.id ?? null;
}

/** True where the actor sees each of these alerts. */
export async function seesAll(core: Reading, actor: Actor, ids: readonly string[]): Promise<boolean> {
  const wanted = new Set(ids);
  const rows = await readFor<{ id: string }>(
    core,
    actor,
    'select distinct id from shown_alert where id = any($1::uuid[]) and state is not null',
    [[...wanted]],
  );
  return rows.length === wanted.size;
}

/** Ids of open alerts that a post follows, for one who sees them. */
export async function followedBy(core: Reading, actor: Actor, post: string): Promise<SubjectId[]> {
  const rows = await readFor<{ id: SubjectId; state: AlertState }>(
    core,
    actor,
    'select id, state from shown_alert where is_open and state is not null order by no',
  );
  return rows.filter(({ state }) => state.followedBy === post).map(({ id }) => id);
}
