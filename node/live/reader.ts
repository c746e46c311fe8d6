// One open line. It is written to as fast as it is read and no faster: what waits is the newest word about each
// thing, and when even that is too much, the whole board once instead. Who does not read at all is dropped, and comes
// back with her cursor.
import type { ServerResponse } from 'node:http';
import { bytesOf } from './event-bytes.ts';
import type { Item } from './told.ts';

/** Things that may wait for a slow reader; more than that, and she is sent the board when she reads again. */
const waitingAtMost = 500;
/** A line that has taken nothing for so long is dead. */
const deadAfterMs = 60_000;

/** How far a reader has been told. Nobody has been told up to `nowhere`: from there the whole board is sent. */
export interface ReaderPlace {
  readonly position: number;
  readonly step: number;
}

const nowhere: ReaderPlace = { position: 0, step: -1 };

export interface ReaderParts {
  readonly raw: Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'on'>;
  readonly seal: (place: ReaderPlace) => string;
  /** The board as it is now, and how far it tells. */
  readonly board: () => ReaderPlace & { readonly value: object };
}

export class Reader {
  readonly #parts: ReaderParts;
  readonly #waiting = new Map<string, Item>();
  #place = nowhere;
  #isFull = false;
  #wantsBoard = false;
  #fullSince = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    parts.raw.on('drain', () => {
      this.#isFull = false;
      this.#flush();
    });
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Goes on from a place that she has reached, with what was told since. */
  goOn(place: ReaderPlace, items: readonly Item[]): void {
    this.#place = place;
    this.offer(items);
  }

  /** Brings her to a place, of which these together tell. Cut off before the last, she is where she was. */
  bring(items: readonly Item[], place: ReaderPlace): void {
    items.forEach((item, index) => {
      if (index === items.length - 1) this.#place = place;
      this.#write(item.bytes);
    });
  }

  /** The board, now or as soon as she reads again, and these. */
  sendBoard(items: readonly Item[]): void {
    this.#wantsBoard = true;
    this.offer(items);
  }

  offer(items: readonly Item[]): void {
    for (const item of items) {
      // Lists are not on the board; everything else that waits is.
      if (this.#wantsBoard && item.name !== 'list') continue;
      this.#waiting.delete(item.key);
      this.#waiting.set(item.key, item);
    }
    if (this.#waiting.size > waitingAtMost) {
      this.#wantsBoard = true;
      for (const [key, item] of this.#waiting) if (item.name !== 'list') this.#waiting.delete(key);
    }
    this.#flush();
  }

  /** The node's clock. Its id is as new and as long as any other, whether or not something was told meanwhile. */
  tick(value: object, now: number): void {
    if (!this.#isFull) this.#write(bytesOf('tick', value));
    else if (now - this.#fullSince > deadAfterMs) this.#parts.raw.destroy();
  }

  /** The session is over: says so, and closes. */
  end(): void {
    this.#parts.raw.end('event: ended\ndata: {}\n\n');
  }

  close(): void {
    this.#parts.raw.end();
  }

  #flush(): void {
    if (this.#wantsBoard && !this.#isFull) {
      this.#wantsBoard = false;
      const { value, ...place } = this.#parts.board();
      const lists = [...this.#waiting.values()];
      this.#waiting.clear();
      if (lists.length === 0) this.#place = place;
      this.#write(bytesOf('board', value));
      this.bring(lists, place);
    }
    for (const [key, item] of this.#waiting) {
      if (this.#isFull) break;
      this.#waiting.delete(key);
      this.#place = item;
      this.#write(item.bytes);
    }
  }

  #write(bytes: Buffer): void {
    const { position, step } = this.#place;
    const id = Buffer.from(`id: ${this.#parts.seal({ position, step })}\n`, 'latin1');
    if (this.#parts.raw.write(Buffer.concat([id, bytes])) || this.#isFull) return;
    this.#isFull = true;
    this.#fullSince = performance.now();
  }
}
