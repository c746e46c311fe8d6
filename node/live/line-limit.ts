// Open lines are held for as long as their readers like: one sign-in may not take all that the machine can hold.
import type { ServerResponse } from 'node:http';

/** Far more windows than one person looks at. */
export const linesAtMost = 24;

export class LineLimit {
  readonly #open = new Map<string, number>();

  /** True where whoever this is may open one more. */
  mayOpen(who: string): boolean {
    return (this.#open.get(who) ?? 0) < linesAtMost;
  }

  /** Counts a line until it is closed, however that comes about. */
  count(who: string, raw: ServerResponse): void {
    this.#open.set(who, (this.#open.get(who) ?? 0) + 1);
    raw.once('close', () => {
      const left = (this.#open.get(who) ?? 1) - 1;
      if (left > 0) this.#open.set(who, left);
      else this.#open.delete(who);
    });
  }
}
