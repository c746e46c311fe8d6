// The one ticker. It fires deadlines that have run out, each as an entry whose id is made from the alert and the
// deadline, so that it fires once whatever restarts; and it logs steps of the wall clock. It escalates, it never
// decides.
import { createHash } from 'node:crypto';
import { type Clock, clocksOf } from '@ulinzi/domain/alerts';
import { type EntryId, isoOf, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import type { Pool } from 'pg';
import { draft, type Job, type NodeClock, type Plan, type View, type Writer } from '../log/index.ts';

/** Deadlines fired in one go; the rest follow in the next. */
const atOnce = 500;

export interface Due {
  readonly alert: SubjectId;
  readonly kind: Clock['kind'];
  readonly rung: number;
  readonly at: number;
}

/** Deadlines that have run out by `now`, oldest first. */
export async function duesBy(pool: Pool, now: number): Promise<Due[]> {
  const found = await pool.query<{ id: SubjectId; kind: Clock['kind']; rung: number; at: string }>({
    name: 'dues-by',
    text: `select (select entry_id from log where position = d.subject_no) as id, d.kind, d.rung, d.at from due d
      where d.at <= $1 order by d.at limit ${atOnce}`,
    values: [now],
  });
  return found.rows.map((row) => ({ alert: row.id, kind: row.kind, rung: row.rung, at: Number(row.at) }));
}

/** The id of the entry by which a deadline fires: the same for the same alert, rung and moment. RFC 9562, version 8. */
export function deadlineId(due: Due): EntryId {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['deadline', due.alert, due.kind, due.rung, due.at]))
    .digest();
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as EntryId;
}

/** The job that fires one deadline, or does nothing where the alert has moved on. */
export function escalationJob(
  due: Due,
  pen: PenId,
  cause: 'deadline' | 'nobody-on-duty' | 'delivery-failed' = 'deadline',
): Job<boolean> {
  const id = deadlineId(due);
  return {
    needs: [due.alert],
    mayBeLogged: [id],
    decide(view: View): Plan<boolean> {
      const state = view.alert(due.alert);
      if (!state || view.logged(id)) return { entries: [], result: false };
      const running = clocksOf(state).find(
        (clock) => clock.kind === due.kind && clock.rung === due.rung && clock.at === due.at,
      );
      if (!running || (cause === 'deadline' && running.at > view.now)) return { entries: [], result: false };
      const data = { clock: due.kind, rung: due.rung, cause, due: isoOf(due.at) };
      const entry = draft({
        id,
        act: 'alert.escalate',
        kind: 'alert',
        subject: due.alert,
        epoch: state.epoch,
        pen,
        occurred: view.now,
        data,
      });
      return { entries: [entry], result: true };
    },
  };
}

/** Logs a jump of the wall clock; steady time runs on, so no deadline moves. */
export function clockStepJob(
  stepMs: number,
  cause: 'noticed' | 'at-start',
  nodeId: SubjectId,
  pen: PenId,
): Job<number> {
  return {
    decide(view) {
      const entry = draft({
        id: view.newId(),
        act: 'clock.step',
        kind: 'node',
        subject: nodeId,
        pen,
        occurred: view.now,
        data: { stepMs, cause, inDoubt: stepMs < 0 ? 'yes' : 'no' },
      });
      return { entries: [entry], result: stepMs };
    },
  };
}

export interface TickerParts {
  readonly pool: Pool;
  readonly writer: Writer;
  readonly clock: NodeClock;
  readonly nodeId: SubjectId;
  readonly pen: PenId;
  /** Called on every tick, after the deadlines. */
  readonly beat: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export class Ticker {
  readonly #parts: TickerParts;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: TickerParts) {
    this.#parts = parts;
  }

  start(everyMs = 1_000): void {
    this.#timer = setInterval(() => this.wake(), everyMs);
    this.wake();
  }

  /** Ticks now, or right after the tick that is under way. */
  wake(): void {
    if (this.#isStopped) return;
    this.#running = this.#running
      .then(() => (this.#isStopped ? undefined : this.tick()))
      .catch(this.#parts.failed);
  }

  /** Ticks, and resolves when that and everything asked for before is done. */
  async settled(): Promise<void> {
    this.wake();
    await this.#running;
  }

  async tick(): Promise<void> {
    const { pool, writer, clock, pen, nodeId } = this.#parts;
    const jump = clock.jump();
    if (jump !== 0) await writer.submit(clockStepJob(jump, 'noticed', nodeId, pen));
    for (;;) {
      const dues = await duesBy(pool, clock.now());
      const fired = await Promise.all(dues.map((due) => writer.submit(escalationJob(due, pen))));
      if (dues.length < atOnce || !fired.some((one) => one === true)) break;
    }
    await this.#parts.beat();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }
}
