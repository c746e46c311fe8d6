// Long work beside the node's own: one at a time, with progress, and stopped when somebody says so or the node closes.
import type { WorkKind } from '@ulinzi/domain/upkeep';

/** What a work found; null where there is nothing to find. */
export interface Found {
  readonly faults: number;
  readonly firstFault: number | null;
}

export interface Work {
  readonly kind: WorkKind;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** By this machine's clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly done: number;
  readonly of: number;
  readonly found: Found | null;
  /** What it failed with. */
  readonly error: unknown;
}

export interface WorkToDo {
  readonly kind: WorkKind;
  /** How much there is to do. */
  readonly of: number;
  run(progress: (done: number) => void, signal: AbortSignal): Promise<Found | null>;
}

export class LongWork {
  readonly #wall: () => number;
  #work: Work | null = null;
  #running: Promise<void> = Promise.resolve();
  #stop = new AbortController();

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  /** The work that runs, or ended last. */
  get last(): Work | null {
    return this.#work;
  }

  get isRunning(): boolean {
    return this.#work?.state === 'running';
  }

  /** Begins, unless another one runs. */
  begin({ kind, of, run }: WorkToDo, ended: (work: Work) => void): boolean {
    if (this.isRunning) return false;
    const stop = new AbortController();
    this.#stop = stop;
    const begun = { kind, startedAt: this.#wall(), endedAt: null, done: 0, of, found: null, error: null };
    this.#work = { ...begun, state: 'running' };
    const amend = (change: Partial<Work>) => {
      if (this.#work) this.#work = { ...this.#work, ...change };
    };
    const end = (change: Partial<Work>) => {
      amend({ ...change, endedAt: this.#wall() });
      if (this.#work) ended(this.#work);
    };
    this.#running = run((done) => amend({ done }), stop.signal).then(
      (found) => end({ state: 'done', found }),
      (error: unknown) => end(stop.signal.aborted ? { state: 'stopped' } : { state: 'failed', error }),
    );
    return true;
  }

  /** Stops what runs; resolves when it has let go of everything. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}
