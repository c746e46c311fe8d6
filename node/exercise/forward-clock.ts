// The clock of an exercise that can be put forward, so that a visitor sees in a moment what comes after five minutes.
// Wall and steady time go together: nothing has jumped, and no step of the clock is logged.
import type { Forward } from '../app/index.ts';
import { NodeClock } from '../log/index.ts';
import { aheadMsOf, mark } from './mark.ts';

class ForwardClock implements Forward {
  #aheadMs: number;
  readonly #keep: (aheadMs: number) => void;

  /** `keep` writes down how far ahead it is, for the next start: the log holds times that lie ahead of today's. */
  constructor(aheadMs: number, keep: (aheadMs: number) => void) {
    this.#aheadMs = aheadMs;
    this.#keep = keep;
  }

  aheadMs(): number {
    return this.#aheadMs;
  }

  putForward(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new Error('a clock is put forward, never back');
    this.#keep(this.#aheadMs + ms);
    this.#aheadMs += ms;
  }

  nodeClock(): NodeClock {
    return new NodeClock(
      () => Date.now() + this.#aheadMs,
      () => performance.now() + this.#aheadMs,
    );
  }
}

/** The clock of the exercise in a data folder, as far ahead as it was put. */
export function forwardClockOf(dataDir: string): ForwardClock {
  return new ForwardClock(aheadMsOf(dataDir), (aheadMs) => mark(dataDir, 'made', aheadMs));
}
