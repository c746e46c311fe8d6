import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryState } from '../channel.ts';
import { stateOf } from './delivery-states.ts';
import { theRow } from '../../sqlite/index.ts';
import { HandOver } from '../hand-over.ts';
import { markOf } from '../outgoing-text.ts';
import { noteTold, openTexts, withdrawStale } from './outbox.ts';
import type { IntakeSettings } from './text-intake.ts';

/** Without a sign that something has changed, all open texts are looked at so often. */
const lookAnywayMs = 10_000;

/** Tells the node what became of its texts: each state until the node has it for good, the newest first. */
export class StateTeller {
  readonly #database: DatabaseSync;
  readonly #settings: IntakeSettings;
  readonly #handOver: HandOver<DeliveryState>;
  #seenVersion = -1;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(database: DatabaseSync, settings: IntakeSettings) {
    this.#database = database;
    this.#settings = settings;
    this.#handOver = new HandOver('gammu.state-refused', settings.log, settings.wake);
  }

  /** To be called when a text was queued: SQLite shows the writes of other connections only. */
  lookAgain(): void {
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** Notes what was taken and tells what is new. */
  step(isGatewayAlive: boolean): void {
    this.settle();
    if (!this.#isWorthLooking()) return;
    const { events, now } = this.#settings;
    withdrawStale(this.#database, now());
    for (const { text, told } of openTexts(this.#database)) {
      if (!this.#handOver.isDue(text.id) || !this.#handOver.hasRoom) continue;
      const state = stateOf(text, now(), isGatewayAlive);
      if (markOf(state) === told) continue;
      this.#handOver.start(text.id, state, () => events.delivery(state));
    }
  }

  /** Where a network gives no reports, three days of pages are open: thousands of rows, looked at only if need be. */
  #isWorthLooking(): boolean {
    const { data_version: version } = theRow<{ data_version: number }>(
      this.#database.prepare('PRAGMA data_version'),
    );
    const time = performance.now();
    const isQuiet = version === this.#seenVersion && time - this.#lookedAt < lookAnywayMs;
    if (isQuiet && !this.#handOver.isBusy) return false;
    this.#seenVersion = version;
    this.#lookedAt = time;
    return true;
  }

  settle(): void {
    const hasRoomAgain = this.#handOver.settle((states) => {
      for (const state of states) noteTold(this.#database, state, this.#settings.now());
    });
    if (hasRoomAgain) this.lookAgain();
  }

  quiet(mostMs: number): Promise<void> {
    return this.#handOver.quiet(mostMs);
  }
}
