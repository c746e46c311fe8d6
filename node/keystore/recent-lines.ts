import type { Line } from './line.ts';

/** A line with the keyed hash that its number is found by. */
export interface FoundLine {
  readonly line: Line;
  readonly digest: string;
}

/** The lines used last, so that a busy line costs no read. Holds committed lines only. */
export class RecentLines {
  readonly #capacity: number;
  /** In the order of use: the first is the one to go. */
  readonly #byId = new Map<number, FoundLine>();
  readonly #idOf = new Map<string, number>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  byId(id: number): FoundLine | undefined {
    const found = this.#byId.get(id);
    if (found) {
      this.#byId.delete(id);
      this.#byId.set(id, found);
    }
    return found;
  }

  byDigest(digest: string): FoundLine | undefined {
    const id = this.#idOf.get(digest);
    return id === undefined ? undefined : this.byId(id);
  }

  keep(found: FoundLine): void {
    this.#byId.delete(found.line.id);
    this.#byId.set(found.line.id, found);
    this.#idOf.set(found.digest, found.line.id);
    if (this.#byId.size <= this.#capacity) return;
    const oldest = this.#byId.keys().next().value;
    if (oldest !== undefined) this.drop(oldest);
  }

  drop(id: number): void {
    const found = this.#byId.get(id);
    if (!found) return;
    this.#byId.delete(id);
    this.#idOf.delete(found.digest);
  }
}
