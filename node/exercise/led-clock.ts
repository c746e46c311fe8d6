import { NodeClock } from '../log/index.ts';

/** A wall clock that is led through the story; it never goes back. Times in ms since 1970. */
export class LedClock {
  readonly #start: number;
  #now: number;

  constructor(start: number) {
    this.#start = start;
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  leadTo(at: number): void {
    this.#now = Math.max(this.#now, at);
  }

  nodeClock(): NodeClock {
    return new NodeClock(
      () => this.#now,
      () => this.#now - this.#start,
    );
  }
}
