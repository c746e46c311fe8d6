// What an audience has been told, newest word for each thing, in the order of telling. Everybody who may see the same
// shares it: each change is made ready once, however many read, and whoever comes back is told the rest of it.
import type { LiveEventName } from '@ulinzi/domain/live';
import { bytesOf } from './event-bytes.ts';

/** One event, made ready to be written to every reader. */
export interface Item {
  /** What it is about; a newer item about the same replaces it. */
  readonly key: string;
  readonly name: LiveEventName;
  readonly step: number;
  /** Of the log: who has this has been told what there was to tell up to here. */
  position: number;
  readonly value: object;
  /** Its `event:` and `data:` lines. */
  readonly bytes: Buffer;
}

/** Things remembered; above that the oldest that are no longer on the board are forgotten. */
const kept = 4_000;

export class Told {
  readonly #items = new Map<string, Item>();
  #step = 0;
  #floor = 0;

  get step(): number {
    return this.#step;
  }

  /** Tells something new; gives what is to be written. */
  tell(key: string, name: LiveEventName, value: object, position: number): Item {
    const item = {
      key,
      name,
      step: ++this.#step,
      position,
      value,
      bytes: bytesOf(name, value),
    };
    this.#items.delete(key);
    this.#items.set(key, item);
    return item;
  }

  newest(key: string): Item | undefined {
    return this.#items.get(key);
  }

  items(): Iterable<Item> {
    return this.#items.values();
  }

  /** What was told after a step, in order; undefined where that is no longer known. */
  after(step: number): Item[] | undefined {
    if (step < this.#floor || step > this.#step) return undefined;
    return [...this.#items.values()].filter((item) => item.step > step);
  }

  /** Forgets the oldest of what may be forgotten. A cursor from before then brings the whole board. */
  prune(mayForget: (item: Item) => boolean): void {
    if (this.#items.size <= kept) return;
    for (const [key, item] of this.#items) {
      if (this.#items.size <= kept / 2) break;
      if (!mayForget(item)) continue;
      this.#items.delete(key);
      this.#floor = Math.max(this.#floor, item.step);
    }
  }
}
