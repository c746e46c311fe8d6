// Reads alerts for an actor: no actor, no rows. An actor sees the alerts of her base, of her province for a
// provincial role; everything else reads as if it were not there.
import { type AlertState, maySeeAlert } from '@ulinzi/domain/alerts';
import { isUuid, type SubjectId } from '@ulinzi/domain/kernel';
import type { Actor } from '@ulinzi/domain/registers';
import type { Pool } from 'pg';
import type { Core } from '../app/index.ts';

export interface FoundAlert {
  readonly no: number;
  readonly id: SubjectId;
  readonly state: AlertState;
}

/** What a list shows: open alerts, those closed with feedback still owed, or all of the last thirty days. */
export type ListFilter = 'open' | 'waiting' | 'all';

interface Row {
  no: string;
  state: AlertState;
}

function scope(actor: Actor): { sql: string; values: unknown[] } | null {
  switch (actor.role) {
    case 'custodian':
      return { sql: 'true', values: [] };
    case 'assistant':
    case 'commander':
      return actor.base ? { sql: 'a.base = $1', values: [actor.base] } : null;
    case 'duty-officer':
    case 'protection-manager':
    case 'head-of-office':
      return actor.province ? { sql: 'a.province = $1', values: [actor.province] } : null;
    default:
      return null;
  }
}

const filters: Record<ListFilter, string> = {
  open: 'a.is_open',
  waiting: 'a.owes_feedback',
  all: 'true',
};

/** Alerts that the actor may see, what needs someone next first: ringing, then by the next deadline. At most 500. */
export async function listAlerts(pool: Pool, actor: Actor, filter: ListFilter): Promise<FoundAlert[]> {
  const own = scope(actor);
  if (!own) return [];
  const found = await pool.query<Row>(
    `select a.no, a.state from alert a
      left join lateral (select min(at) as at from due where subject_no = a.no) next on true
      where ${own.sql} and ${filters[filter]}
      order by a.is_open desc, a.is_ringing desc, next.at nulls last, a.no desc limit 500`,
    own.values,
  );
  return found.rows.map(foundAlert);
}

/** One alert by its number or id, if the actor may see it. Of two with one number, the open or newer one. */
export async function findAlert(
  core: Pick<Core, 'pool'>,
  actor: Actor,
  ref: string,
): Promise<FoundAlert | null> {
  const found = isUuid(ref) ? await byId(core.pool, ref) : await byNumber(core.pool, actor, ref);
  return found && maySeeAlert(actor, found.state) ? found : null;
}

async function byId(pool: Pool, id: string): Promise<FoundAlert | null> {
  const found = await pool.query<Row>(
    'select a.no, a.state from log l join alert a on a.no = l.position where l.entry_id = $1',
    [id],
  );
  return found.rows[0] ? foundAlert(found.rows[0]) : null;
}

async function byNumber(pool: Pool, actor: Actor, number: string): Promise<FoundAlert | null> {
  const own = scope(actor);
  if (!own || !/^\d{4,9}$/.test(number)) return null;
  const found = await pool.query<Row>(
    `select a.no, a.state from alert a where ${own.sql} and a.number = $${own.values.length + 1}
      order by a.is_open desc, a.no desc limit 1`,
    [...own.values, number],
  );
  return found.rows[0] ? foundAlert(found.rows[0]) : null;
}

function foundAlert(row: Row): FoundAlert {
  return { no: Number(row.no), id: row.state.id, state: row.state };
}

export interface DeliveryLine {
  readonly post: string | null;
  readonly purpose: string;
  readonly state: string;
  readonly cause: string | null;
  readonly created: number;
}

/** What was sent for an alert and how far it has come, oldest first. */
export async function deliveriesOf(pool: Pool, alert: FoundAlert): Promise<DeliveryLine[]> {
  const found = await pool.query<{
    post: string | null;
    purpose: string;
    state: string;
    cause: string | null;
    created: string;
  }>(
    `select post, purpose, state, cause, created from outgoing
      where subject_no = $1 or page in (select id from page where state -> 'alerts' @> $2::jsonb)
      order by created, id`,
    [alert.no, JSON.stringify([{ alert: alert.id }])],
  );
  return found.rows.map((row) => ({ ...row, created: Number(row.created) }));
}

/** The newest delivery state of each of these pages. */
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
  readonly entry: Buffer;
}

/** The entries of an alert in their order. */
export async function timelineOf(pool: Pool, no: number): Promise<TimelineRow[]> {
  const found = await pool.query<{ position: string; recorded: string; outcome: number; entry: Buffer }>(
    'select position, recorded, outcome, entry from log where subject_no = $1 order by position limit 2000',
    [no],
  );
  return found.rows.map((row) => ({
    ...row,
    position: Number(row.position),
    recorded: Number(row.recorded),
  }));
}
