import { callMessage, forgetCall, goesOn, waitingCalls, type MissedCall } from './calls.ts';
import { HandOver } from '../hand-over.ts';
import type { IntakeSettings } from './text-intake.ts';

/** Takes missed calls out of the spool, each once however often the phone rang. */
export class CallIntake {
  readonly #folder: string;
  readonly #settings: IntakeSettings;
  readonly #handOver: HandOver<MissedCall>;
  /** The last call of each number that was taken: the phone may be ringing still. */
  readonly #taken = new Map<string, MissedCall>();

  constructor(folder: string, settings: IntakeSettings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#handOver = new HandOver('gammu.incoming-refused', settings.log, settings.wake);
  }

  /** Deletes what was taken and hands over what waits. */
  step(): void {
    this.settle();
    const { gateway, events, now } = this.#settings;
    for (const call of waitingCalls(this.#folder)) {
      const key = `${call.firstRingAt} ${call.from}`;
      if (!this.#handOver.isDue(key) || !this.#handOver.hasRoom) continue;
      const before = this.#taken.get(call.from);
      if (before !== undefined && goesOn(before, call)) {
        this.#forget(call);
        continue;
      }
      const incoming = callMessage(gateway, call, { nowMs: now(), wallMs: Date.now() });
      this.#handOver.start(key, call, () => events.incoming(incoming));
    }
  }

  settle(): void {
    this.#handOver.settle((calls) => {
      for (const call of calls) this.#forget(call);
    });
  }

  quiet(mostMs: number): Promise<void> {
    return this.#handOver.quiet(mostMs);
  }

  #forget(call: MissedCall): void {
    forgetCall(this.#folder, call);
    this.#taken.set(call.from, call);
  }
}
