// The queue of outgoing messages. A message has honest states: queued, handed to the gateway, sent, delivered,
// failed with the cause; what fails is tried again for 72 hours, a page only until the next one has taken its place.
import { minute, type Moment } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import type { OutgoingState } from '../log/index.ts';

export interface QueuedMessage {
  readonly id: string;
  readonly purpose: 'acknowledgement' | 'page' | 'feedback';
  readonly gateway: string;
  readonly urgent: boolean;
  readonly recipient: Uint8Array | null;
  readonly words: string;
  readonly locale: 'fr' | 'en' | 'sw';
  readonly fill: Record<string, string | number>;
  readonly subjectNo: number | null;
  readonly page: string | null;
  /** Of a page: who is paged. */
  readonly post: string | null;
  readonly state: OutgoingState;
  /** Why it is back in the queue. */
  readonly cause: string | null;
  readonly attempts: number;
  readonly expires: Moment;
}

const columns = `id, purpose, gateway, urgent, recipient, words, locale, fill, subject_no as "subjectNo", page, post, state,
  cause, attempts, expires`;

type Row = Omit<QueuedMessage, 'subjectNo' | 'expires'> & { subjectNo: string | null; expires: string };

function messageOf(row: Row): QueuedMessage {
  return {
    ...row,
    subjectNo: row.subjectNo === null ? null : Number(row.subjectNo),
    expires: Number(row.expires),
  };
}

/**
 * Messages to be handed over now: acknowledgements ahead of anything else, then pages, then the rest. None of those
 * that are meant for the gateways that are `full`.
 */
export async function waitingMessages(
  pool: Pool,
  now: Moment,
  limit: number,
  full: readonly string[],
): Promise<QueuedMessage[]> {
  const found = await pool.query<Row>({
    name: 'outgoing-waiting',
    text: `select ${columns} from outgoing where state = 'queued' and next_at <= $1 and not gateway = any($3::text[])
      order by (purpose <> 'acknowledgement'), (not urgent), created limit $2`,
    values: [now, limit, full],
  });
  return found.rows.map(messageOf);
}

/**
 * Messages that a gateway has and of which the network has not got any, but for those named. Pages first: they alone may
 * go by another base's gateway, however much waits there that may not.
 */
export async function handedMessages(
  pool: Pool,
  gateway: string,
  { createdAfter, except }: { createdAfter: Moment; except: readonly string[] },
): Promise<QueuedMessage[]> {
  const found = await pool.query<Row>(
    `select ${columns} from outgoing where state = 'handed' and gateway = $1 and created > $2
      and not id = any($3::uuid[]) order by (purpose <> 'page'), (not urgent), created limit 200`,
    [gateway, createdAfter, except],
  );
  return found.rows.map(messageOf);
}

/** How many messages wait here for each gateway, because it is dead, paused, or takes no more in a second. */
export async function queuedByGateway(
  pool: Pick<Pool, 'query'>,
  now: Moment,
): Promise<ReadonlyMap<string, number>> {
  const found = await pool.query<{ gateway: string; waiting: number }>(
    `select gateway, count(*)::integer as waiting from outgoing
      where state = 'queued' and (next_at <= $1 or cause = 'gateway-dead') group by gateway`,
    [now],
  );
  return new Map(found.rows.map(({ gateway, waiting }) => [gateway, waiting]));
}

export async function messageById(pool: Pool, id: string): Promise<QueuedMessage | null> {
  const found = await pool.query<Row>(`select ${columns} from outgoing where id = $1`, [id]);
  return found.rows[0] ? messageOf(found.rows[0]) : null;
}

/** When each page was last put into the queue, so that a restart neither repeats nor forgets one. */
export async function pagesSentAt(pool: Pool): Promise<Map<string, Moment>> {
  const found = await pool.query<{ page: string; at: string }>(
    `select o.page, max(o.created) as at from outgoing o join page p on p.id = o.page
      where p.closed is null group by o.page`,
  );
  return new Map(found.rows.map((row) => [row.page, Number(row.at)]));
}

/** Minutes until the next try: 1, 2, 4 … 60. */
export function retryAfter(attempts: number): number {
  return Math.min(60, 2 ** Math.min(attempts, 6)) * minute;
}

export function hasEnded({ state }: QueuedMessage): boolean {
  return state === 'delivered' || state === 'failed' || state === 'given-up';
}

const rank: Record<OutgoingState, number> = {
  queued: 0,
  held: 0,
  handed: 1,
  sent: 2,
  delivered: 3,
  failed: 3,
  'given-up': 3,
};

/** Whether a message has come farther with a state than it was: reports come in any order. */
export function isFurther(state: OutgoingState, than: OutgoingState): boolean {
  return rank[state] > rank[than];
}
