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
  readonly state: OutgoingState;
  readonly attempts: number;
  readonly expires: Moment;
}

const columns = `id, purpose, gateway, urgent, recipient, words, locale, fill, subject_no as "subjectNo", page, state,
  attempts, expires`;

type Row = Omit<QueuedMessage, 'subjectNo' | 'expires'> & { subjectNo: string | null; expires: string };

function messageOf(row: Row): QueuedMessage {
  return {
    ...row,
    subjectNo: row.subjectNo === null ? null : Number(row.subjectNo),
    expires: Number(row.expires),
  };
}

/** Messages to be handed over now: acknowledgements ahead of anything else, then pages, then the rest. */
export async function waitingMessages(pool: Pool, now: Moment, limit: number): Promise<QueuedMessage[]> {
  const found = await pool.query<Row>({
    name: 'outgoing-waiting',
    text: `select ${columns} from outgoing where state = 'queued' and next_at <= $1
      order by (purpose <> 'acknowledgement'), (not urgent), created limit $2`,
    values: [now, limit],
  });
  return found.rows.map(messageOf);
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
