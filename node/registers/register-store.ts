// Registers that not everybody may know, read for an actor: her circles are named, and the database gives their rows.
import type { Moment, SubjectId } from '@ulinzi/domain/kernel';
import type { Duty } from '@ulinzi/domain/people';
import type { Promised } from '@ulinzi/domain/promises';
import type { Actor } from '@ulinzi/domain/registers';
import { readFor } from '../alerts/index.ts';
import type { Core } from '../app/index.ts';

interface Row<State> {
  readonly id: SubjectId;
  readonly state: State;
}

/** Duty turns that end after `from` and begin before `until` (null: whenever), in the order in which they were given. */
export function dutiesOf(core: Core, actor: Actor, from: Moment, until: Moment | null): Promise<Row<Duty>[]> {
  return readFor<Row<Duty>>(
    core,
    actor,
    `select id, state from shown_register
      where kind = 'duty' and until > $1 and ($2::bigint is null or (state ->> 'from')::bigint < $2) order by no`,
    [from, until],
  );
}

/** What was promised, the oldest due first. */
export function promisesOf(core: Core, actor: Actor): Promise<Row<Promised>[]> {
  return readFor<Row<Promised>>(
    core,
    actor,
    "select id, state from shown_register where kind = 'promise' order by (state ->> 'due')::bigint, no",
  );
}

/** Subjects of a kind in the order in which they were registered. */
export function rowsOf<State>(
  core: Core,
  actor: Actor,
  kind: 'source' | 'handset' | 'group' | 'contact',
): Promise<Row<State>[]> {
  return readFor<Row<State>>(
    core,
    actor,
    'select id, state from shown_register where kind = $1 order by no',
    [kind],
  );
}
