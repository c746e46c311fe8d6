// Reads alerts for an actor: her circles are named, and the database gives their rows and no others. Everything else
// reads as if it were not there, and takes the same queries.
import type { AlertState, AlertView } from '@ulinzi/domain/alerts';
import type { Base } from '@ulinzi/domain/communities';
import { circleKind, circlesOf, day, isUuid, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Pool, QueryResultRow } from 'pg';
import type { Core } from '../app/index.ts';
import { readAs } from '../readings/index.ts';

export interface FoundAlert {
  readonly no: number;
  readonly id: SubjectId;
  /** As the actor's circle sees it. */
  readonly state: AlertState;
}

export interface SeenAlert extends FoundAlert {
  readonly view: AlertView;
}

/** What a list shows: open alerts, those with feedback owed, both of these, or everything. */
export type ListFilter = 'open' | 'waiting' | 'board' | 'all';

interface Row {
  circle: number;
  no: string;
  state: AlertState;
}

/** The circles of an actor, by the bases as they are now. */
export function circlesFor(core: Pick<Core, 'memory'>, actor: Actor): number[] {
  return circlesOf(
    actor,
    core.memory.registersOf<Base>('base').map(({ state }) => state),
  );
}

type Reading = Pick<Core, 'memory' | 'readers'>;

/** One query of readings as an actor. */
export function readFor<Found extends QueryResultRow>(
  core: Reading,
  actor: Actor,
  text: string,
  values: readonly unknown[] = [],
): Promise<Found[]> {
  return readAs<Found>(core.readers, circlesFor(core, actor), text, values);
}

const filters: Record<ListFilter, string> = {
  open: 'is_open',
  waiting: 'owes_feedback',
  board: '(is_open or owes_feedback)',
  all: 'true',
};

/** Alerts that the actor may see, what needs someone next first: ringing, then by the next deadline. At most 500. */
export async function listAlerts(core: Reading, actor: Actor, filter: ListFilter): Promise<SeenAlert[]> {
  const rows = await readFor<Row>(
    core,
    actor,
    `select circle, no, state from shown_alert where state is not null and ${filters[filter]}
      order by is_open desc, is_ringing desc, next_at nulls last, no desc limit 500`,
  );
  return rows.map(seenAlert);
}

/** One alert by its number or id, if the actor may see it. Of two with one number, the open or newer one. */
export async function findAlert(core: Reading, actor: Actor, ref: string): Promise<SeenAlert | null> {
  const isId = isUuid(ref);
  // A text that is neither matches nothing, and asks all the same.
  const value = isId || /^\d{4,9}$/.test(ref) ? ref : '';
  const rows = await readFor<Row>(
    core,
    actor,
    `select circle, no, state from shown_alert where ${isId ? 'id' : 'number'} = $1 and state is not null
      order by is_open desc, no desc limit 1`,
    [value],
  );
  return rows[0] ? seenAlert(rows[0]) : null;
}

function seenAlert({ circle, no, state }: Row): SeenAlert {
  return { no: Number(no), id: state.id, state, view: circleKind(circle) === 'lane' ? 'lane' : 'base' };
}

/** Alerts that an entry after this position has changed in the actor's eyes; `state` is null for one that has left. */
export function changedSince(
  core: Reading,
  actor: Actor,
  position: number,
): Promise<{ id: SubjectId; state: AlertState | null }[]> {
  return readFor<{ id: SubjectId; state: AlertState | null }>(
    core,
    actor,
    'select id, state from shown_alert where changed > $1 order by changed',
    [position],
  );
}

/** What stands around an alert: others of its place in the last thirty days, and the one that it went into. */
export async function neighboursOf(
  core: Reading,
  actor: Actor,
  { no, state }: SeenAlert,
  now: number,
): Promise<{ earlierHere: number; mergedIntoNumber: string | null }> {
  const rows = await readFor<{ earlier: number; number: string | null }>(
    core,
    actor,
    `select (select count(*)::int from shown_alert
        where community = $1 and received > $2 and no <> $3 and state is not null) as earlier,
      (select number from shown_alert where id = $4 and state is not null limit 1) as number`,
    [state.community, now - 30 * day, no, state.mergedInto],
  );
  return { earlierHere: rows[0]?.earlier ?? 0, mergedIntoNumber: rows[0]?.number ?? null };
}

export interface DeliveryRow {
  readonly post: string | null;
  readonly purpose: string;
  readonly state: string;
  readonly cause: string | null;
  readonly created: number;
}

/** What was sent for an alert and how far it has come, oldest first. */
export async function deliveriesOf(core: Reading, actor: Actor, alert: SeenAlert): Promise<DeliveryRow[]> {
  const rows = await readFor<Omit<DeliveryRow, 'created'> & { created: string }>(
    core,
    actor,
    'select * from alert_deliveries($1)',
    [alert.no],
  );
  return rows.map((row) => ({ ...row, created: Number(row.created) }));
}

/** How far the newest message of each open page has come, for pages of alerts that the actor sees. */
export async function pageStatesFor(core: Reading, actor: Actor): Promise<Map<string, string>> {
  const rows = await readFor<{ page: string; state: string }>(core, actor, 'select * from page_states()');
  return new Map(rows.map((row) => [row.page, row.state]));
}

/** The same for these pages, whoever asks: for what the node keeps for all its readers. */
export async function pageStates(pool: Pool, pages: readonly string[]): Promise<Map<string, string>> {
  if (pages.length === 0) return new Map();
  const found = await pool.query<{ page: string; state: string }>(
    'select distinct on (page) page, state from outgoing where page = any($1::uuid[]) order by page, created desc',
    [pages],
  );
  return new Map(found.rows.map((row) => [row.page, row.state]));
}

export interface TimelineRow {
  readonly position: number;
  readonly recorded: number;
  readonly outcome: number;
  readonly act: string;
  readonly data: Record<string, unknown>;
}

/** The entries of an alert in their order, without who wrote them. */
export async function timelineOf(core: Reading, actor: Actor, alert: SeenAlert): Promise<TimelineRow[]> {
  const rows = await readFor<
    Omit<TimelineRow, 'position' | 'recorded'> & { position: string; recorded: string }
  >(core, actor, 'select * from alert_timeline($1)', [alert.no]);
  return rows.map((row) => ({ ...row, position: Number(row.position), recorded: Number(row.recorded) }));
}
