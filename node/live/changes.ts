// What commits have changed, gathered until the next round tells of it: a flood of messages to one alert is one line.
import { type Entry, entryOf } from '@ulinzi/domain/kernel';
import { seatPost } from '@ulinzi/domain/people';
import type { Pool } from 'pg';
import type { Core } from '../app/index.ts';
import type { Committed, Memory } from '../log/index.ts';
import { listChange, type ListChange } from './lists.ts';

/** What a message that is to be sent is about: its own entry does not say. */
type Draft = Pick<Committed['outgoing'][number], 'alert' | 'page'>;

export class Changes {
  readonly alerts = new Set<string>();
  /** Messages of which a gateway has reported. */
  readonly reported = new Set<string>();
  readonly lists: ListChange[] = [];
  position = 0;

  get isEmpty(): boolean {
    return this.alerts.size === 0 && this.reported.size === 0 && this.lists.length === 0;
  }

  entry({ act, subject }: Entry, position: number, memory: Memory): void {
    this.position = Math.max(this.position, position);
    switch (subject.kind) {
      case 'alert':
        this.alerts.add(subject.id);
        return;
      case 'page':
        this.#page(subject.id, memory);
        return;
      case 'outgoing':
        if (act === 'outgoing.report') this.reported.add(subject.id);
        return;
      default: {
        // Who sits in a post stands in no list: that somebody was relocated is told to nobody.
        if (act === seatPost.name) return;
        const held = memory.registerHeld(subject.id);
        const change = held && listChange(held, position, memory);
        if (change) this.lists.push(change);
      }
    }
  }

  outgoing({ alert, page }: Draft, memory: Memory): void {
    if (alert) this.alerts.add(alert);
    if (page) this.#page(page, memory);
  }

  #page(id: string, memory: Memory): void {
    for (const told of memory.page(id)?.alerts ?? []) this.alerts.add(told.alert);
  }

  /** Takes back what could not be told. */
  add(others: Changes): void {
    for (const id of others.alerts) this.alerts.add(id);
    for (const id of others.reported) this.reported.add(id);
    this.lists.push(...others.lists);
    this.position = Math.max(this.position, others.position);
  }
}

/** Adds what entries after a position have changed, up to another: for a line that did not hear of them. */
export async function readChanges(core: Core, changes: Changes, after: number, until: number): Promise<void> {
  const found = await core.pool.query<{ position: string; entry: Buffer }>(
    'select position, entry from log where position > $1 and position <= $2 order by position',
    [after, until],
  );
  for (const row of found.rows) changes.entry(entryOf(row.entry), Number(row.position), core.memory);
}

/** The alerts that messages were about. */
export async function alertsOfMessages(
  pool: Pool,
  memory: Memory,
  messages: ReadonlySet<string>,
): Promise<Set<string>> {
  if (messages.size === 0) return new Set();
  const found = await pool.query<{ page: string | null; alert: string | null }>(
    `select o.page, l.entry_id as alert from outgoing o left join log l on l.position = o.subject_no
      where o.id = any($1::uuid[])`,
    [[...messages]],
  );
  return new Set(
    found.rows.flatMap(({ page, alert }) => [
      ...(alert ? [alert] : []),
      ...(page ? (memory.page(page)?.alerts ?? []).map((told) => told.alert as string) : []),
    ]),
  );
}
