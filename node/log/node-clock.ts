// Deadlines run on elapsed time. A base laptop loses its clock with the power and may find it again a year off;
// neither may make an alert wait longer than it should.
import type { Moment } from '@ulinzi/domain/kernel';

export interface Step {
  readonly position: number;
  readonly stepMs: number;
}

/** A jump of the wall clock that is large enough to be one, in milliseconds. */
const noticeableStepMs = 2_000;

/**
 * Steady time is wall time less every step that the log holds: within a run it follows the monotonic clock; across
 * runs it is wall time, but never earlier than what the log already holds. `at(position, recorded)` gives the steady
 * time of a row.
 */
export class NodeClock {
  #steps: Step[] = [];
  #offset = 0;
  #wallAtStart: number;
  #monotonicAtStart: number;
  readonly #wall: () => number;
  readonly #monotonic: () => number;

  constructor(wall: () => number = Date.now, monotonic: () => number = () => performance.now()) {
    this.#wall = wall;
    this.#monotonic = monotonic;
    this.#wallAtStart = wall();
    this.#monotonicAtStart = monotonic();
  }

  /**
   * Takes up from where the log stands. A wall clock earlier than its newest row (`lastRecorded`) is in doubt: no
   * time is taken to have passed, and the difference shows as a jump to be logged.
   */
  load(steps: readonly Step[], lastRecorded: number | null): void {
    this.#steps = [...steps];
    this.#offset = steps.reduce((sum, step) => sum + step.stepMs, 0);
    this.#wallAtStart = Math.max(this.#wall(), lastRecorded ?? 0);
    this.#monotonicAtStart = this.#monotonic();
  }

  /** What the wall should say if it had only run on since the start or the last step. */
  #expectedWall(): number {
    return Math.round(this.#wallAtStart + (this.#monotonic() - this.#monotonicAtStart));
  }

  /** Milliseconds on the steady scale. */
  now(): Moment {
    return this.#expectedWall() - this.#offset;
  }

  /** The wall clock as the log records it, consistent with `now` until a step is taken. */
  recorded(): number {
    return this.#expectedWall();
  }

  /** How far the wall has jumped since the start or the last step; 0 while it only ran on. */
  jump(): number {
    const jumped = Math.round(this.#wall() - this.#expectedWall());
    return Math.abs(jumped) >= noticeableStepMs ? jumped : 0;
  }

  /** Takes over a logged step: the wall is believed from here on, steady time runs on without a jump. */
  stepped(step: Step): void {
    const steady = this.now();
    this.#steps.push(step);
    this.#offset += step.stepMs;
    this.#wallAtStart = steady + this.#offset;
    this.#monotonicAtStart = this.#monotonic();
  }

  at(position: number, recorded: number): Moment {
    let offset = 0;
    for (const step of this.#steps) if (step.position <= position) offset += step.stepMs;
    return recorded - offset;
  }

  /** The wall-clock time that a steady moment had or will have, for people. */
  wallOf(moment: Moment): number {
    return moment + this.#offset;
  }

  /** True after the wall clock was set back by more than an hour, until a step forward makes up for it. */
  get isInDoubt(): boolean {
    const last = this.#steps.at(-1);
    return last !== undefined && last.stepMs < -3_600_000;
  }
}
