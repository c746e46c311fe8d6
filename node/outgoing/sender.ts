// Hands queued messages to their gateways and writes down what the gateways say of them.
import { type Moment, type PenId, type SubjectId } from '@ulinzi/domain/kernel';
import type { Registers } from '@ulinzi/domain/registers';
import { speaker } from '@ulinzi/words';
import type { Pool } from 'pg';
import type { Channel, DeliveryState } from '../channels/index.ts';
import type { Keystore, Line } from '../keystore/index.ts';
import { draft, type Job, openRecipient, type OutgoingState, type Writer } from '../log/index.ts';
import { messageById, type QueuedMessage, retryAfter, waitingMessages } from './queue.ts';

export interface SenderParts {
  readonly pool: Pool;
  readonly writer: Writer;
  readonly keystore: Keystore;
  readonly registers: Registers;
  readonly pen: PenId;
  readonly now: () => Moment;
  readonly channel: (gateway: string) => Channel | undefined;
  /** A page that could not be delivered goes to the next rung at once. */
  readonly pageFailed: (page: string) => Promise<void>;
  /** Feedback that never reached the phone was not given. */
  readonly feedbackFailed: (message: QueuedMessage) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const atOnce = 50;

export class Sender {
  readonly #parts: SenderParts;
  #running: Promise<void> = Promise.resolve();
  #isWanted = false;
  #isStopped = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends what waits, now or right after what is being sent. */
  wake(): void {
    if (this.#isWanted || this.#isStopped) return;
    this.#isWanted = true;
    this.#running = this.#running
      .then(() => {
        this.#isWanted = false;
        return this.#isStopped ? undefined : this.#sendWaiting();
      })
      .catch(this.#parts.failed);
  }

  /** Sends what waits, and resolves when that and everything asked for before is done. */
  async settled(): Promise<void> {
    this.wake();
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #sendWaiting(): Promise<void> {
    for (;;) {
      const waiting = await waitingMessages(this.#parts.pool, this.#parts.now(), atOnce);
      // Handed over side by side, so that what the gateway says of them shares a commit.
      await Promise.all(waiting.map((message) => this.#send(message)));
      if (waiting.length < atOnce || this.#isStopped) return;
    }
  }

  async #send(message: QueuedMessage): Promise<void> {
    const { now, channel } = this.#parts;
    if (message.expires <= now()) return this.#settle(message, 'given-up', 'no-report');
    const line = this.#lineOf(message);
    if (!line) return this.#settle(message, 'failed', 'no-number');
    // Whose phone somebody else has answered is sent nothing any more.
    if (
      line.holder.kind === 'source' &&
      this.#parts.registers.source(line.holder.source as SubjectId)?.isAtRisk
    ) {
      return this.#settle(message, 'given-up', 'refused');
    }
    const via = channel(message.gateway);
    if (!via) return this.#again(message, 'gateway-dead');
    const text = speaker(message.locale)(message.words, message.fill);
    try {
      await via.send({
        id: message.id,
        to: line.number,
        text,
        urgent: message.urgent,
        sendBefore: message.expires,
      });
    } catch {
      return this.#again(message, 'gateway-dead');
    }
    // A quick gateway may have told what became of the message before it said that it had it.
    const current = await messageById(this.#parts.pool, message.id);
    if (current?.state === 'queued' && current.attempts === message.attempts)
      await this.#settle(message, 'handed', null);
  }

  #lineOf(message: QueuedMessage): Line | undefined {
    if (!message.recipient) return undefined;
    return this.#parts.keystore.line(openRecipient(this.#parts.keystore, message.recipient));
  }

  /** What a gateway says of a message. Once a message has ended its way, later reports change nothing. */
  async delivered(state: DeliveryState): Promise<void> {
    const message = await messageById(this.#parts.pool, state.id);
    if (!message || ['delivered', 'failed', 'given-up'].includes(message.state)) return;
    if (state.state !== 'failed') {
      if (rank[state.state] > rank[message.state]) await this.#settle(message, state.state, null);
      return;
    }
    // What a person has yet to decide on is not sent again by itself.
    if (message.state === 'held') return;
    const cause = state.cause ?? 'unknown';
    if (message.purpose === 'page') {
      await this.#settle(message, 'failed', cause);
      if (message.page) await this.#parts.pageFailed(message.page);
      return;
    }
    await this.#again(message, cause);
  }

  /** Back into the queue with a longer wait each time, until its time is over. */
  async #again(message: QueuedMessage, cause: string): Promise<void> {
    const nextAt = this.#parts.now() + retryAfter(message.attempts);
    if (nextAt >= message.expires) {
      await this.#settle(message, 'failed', cause);
      if (message.purpose === 'page' && message.page) await this.#parts.pageFailed(message.page);
      return;
    }
    await this.#report(message, 'queued', cause, nextAt);
    if (message.purpose === 'page' && message.page && message.attempts === 0)
      await this.#parts.pageFailed(message.page);
  }

  async #settle(
    message: QueuedMessage,
    state: Exclude<OutgoingState, 'queued' | 'held'>,
    cause: string | null,
  ): Promise<void> {
    await this.#report(message, state, cause, this.#parts.now());
    const isLost = state === 'failed' || state === 'given-up';
    if (isLost && message.purpose === 'feedback') await this.#parts.feedbackFailed(message);
  }

  async #report(
    message: QueuedMessage,
    state: OutgoingState,
    cause: string | null,
    nextAt: Moment,
  ): Promise<void> {
    const attempts = message.attempts + (state === 'handed' || state === 'queued' ? 1 : 0);
    const job: Job<null> = {
      decide: (view) => ({
        entries: [
          draft({
            id: view.newId(),
            act: 'outgoing.report',
            kind: 'outgoing',
            subject: message.id as SubjectId,
            pen: this.#parts.pen,
            occurred: view.now,
            data: {
              // Back in the queue is a failed attempt to the log.
              state: state === 'queued' ? 'failed' : state,
              ...(cause && { cause }),
              attempt: Math.max(1, attempts),
            },
          }),
        ],
        changes: [{ id: message.id, state, cause, nextAt, attempts }],
        result: null,
      }),
    };
    await this.#parts.writer.submit(job);
  }
}

const rank: Record<OutgoingState, number> = {
  queued: 0,
  held: 0,
  handed: 1,
  sent: 2,
  delivered: 3,
  failed: 3,
  'given-up': 3,
};
