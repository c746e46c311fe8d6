// What a node that is played has still to do, as its commits tell it: deadlines and messages to be sent. The database
// knows the same, but asking it between any two of thousands of steps would be most of the work.
import { clocksOf } from '@ulinzi/domain/alerts';
import type { SubjectId } from '@ulinzi/domain/kernel';
import type { Writer } from '../log/index.ts';

export class Agenda {
  /** Moments of the deadlines that run, by alert; an alert without any is not held. */
  readonly #dues = new Map<SubjectId, readonly number[]>();
  #hasOutgoing = false;

  constructor(writer: Pick<Writer, 'onCommitted'>) {
    writer.onCommitted(({ alerts, outgoing }) => {
      if (outgoing.length > 0) this.#hasOutgoing = true;
      for (const alert of alerts) {
        const dues = clocksOf(alert).map(({ at }) => at);
        if (dues.length > 0) this.#dues.set(alert.id, dues);
        else this.#dues.delete(alert.id);
      }
    });
  }

  /** The first deadline after a moment, or null. */
  nextDue(after: number): number | null {
    let next: number | null = null;
    for (const dues of this.#dues.values())
      for (const at of dues) if (at > after && (next === null || at < next)) next = at;
    return next;
  }

  isDueBy(now: number): boolean {
    for (const dues of this.#dues.values()) if (dues.some((at) => at <= now)) return true;
    return false;
  }

  /** True when messages were queued since it was asked last. */
  takeOutgoing(): boolean {
    const had = this.#hasOutgoing;
    this.#hasOutgoing = false;
    return had;
  }
}
