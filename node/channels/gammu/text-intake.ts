import type { DatabaseSync } from 'node:sqlite';
import type { ChannelEvents, ChannelLogLine } from '../channel.ts';
import { HandOver } from '../hand-over.ts';
import { joinParts, textOf, type InboxRow, type ReceivedMessage } from './multipart.ts';
import { incomingMessage, isNetworkAnswer, isReady, rawOf } from './received.ts';
import { isReadAgain, markTaken } from './reread.ts';
import { rowsOf, transaction } from '../../sqlite/index.ts';

export interface IntakeSettings {
  readonly gateway: string;
  readonly events: ChannelEvents;
  now(): number;
  log(line: ChannelLogLine): void;
  /** Told of each answer of the operator's service. */
  networkAnswered?(text: string | null): void;
  /** To be called when there is something more to do. */
  wake(): void;
}

/** Takes messages out of the spool: a row is deleted when the node has the message for good, and not before. */
export class TextIntake {
  readonly #database: DatabaseSync;
  readonly #settings: IntakeSettings;
  readonly #handOver: HandOver<ReceivedMessage>;

  constructor(database: DatabaseSync, settings: IntakeSettings) {
    this.#database = database;
    this.#settings = settings;
    this.#handOver = new HandOver('gammu.incoming-refused', settings.log, settings.wake);
  }

  /** Deletes what was taken and hands over what waits. */
  step(): void {
    this.settle();
    const rows = rowsOf<InboxRow>(this.#database.prepare('SELECT * FROM inbox ORDER BY ID'));
    for (const message of joinParts(rows)) {
      if (!this.#handOver.hasRoom) break;
      const key = `${message.ids[0]}`;
      if (!this.#handOver.isDue(key) || !isReady(message, Date.now())) continue;
      if (isReadAgain(this.#database, message)) this.#drop(message);
      else if (isNetworkAnswer(message)) this.#putAside(message);
      else this.#hand(key, message);
    }
  }

  settle(): void {
    this.#handOver.settle((messages) => this.#forget(messages));
  }

  quiet(mostMs: number): Promise<void> {
    return this.#handOver.quiet(mostMs);
  }

  #hand(key: string, message: ReceivedMessage): void {
    const { gateway, events, now } = this.#settings;
    const incoming = incomingMessage(gateway, message, { nowMs: now(), wallMs: Date.now() });
    this.#handOver.start(key, message, () => events.incoming(incoming));
  }

  #drop(message: ReceivedMessage): void {
    this.#forget([message]);
    this.#settings.log({ level: 'info', event: 'gammu.read-again' });
  }

  #putAside(message: ReceivedMessage): void {
    transaction(this.#database, () => {
      this.#database
        .prepare('INSERT INTO aside (received_at, raw) VALUES (?, ?)')
        .run(this.#settings.now(), rawOf(message));
      this.#deleteRows([message]);
    });
    this.#settings.networkAnswered?.(textOf(message));
    this.#settings.log({ level: 'info', event: 'gammu.network-answer-aside' });
  }

  #forget(messages: readonly ReceivedMessage[]): void {
    transaction(this.#database, () => this.#deleteRows(messages));
  }

  #deleteRows(messages: readonly ReceivedMessage[]): void {
    const row = this.#database.prepare('DELETE FROM inbox WHERE ID = ?');
    for (const message of messages) for (const id of message.ids) row.run(id);
    markTaken(this.#database, messages);
  }
}
