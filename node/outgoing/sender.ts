// Hands queued messages to gateways and writes down what the gateways say of them. Which gateway, and when a message is
// asked back from one, is for domain/channels/routing.ts to say.
import {
  carries,
  type deliveryCauses,
  gatewayOf,
  type GatewayNow,
  isGatewaysFault,
  mayTryAgain,
  nextStep,
} from '@ulinzi/domain/channels';
import { type Moment, type SubjectId } from '@ulinzi/domain/kernel';
import { speaker } from '@ulinzi/words';
import type { DeliveryState } from '../channels/index.ts';
import type { Line } from '../keystore/index.ts';
import type { OutgoingState } from '../log/index.ts';
import { gatewaysNow } from './gateways-now.ts';
import { lineOf } from './line-of.ts';
import { Pace } from './pace.ts';
import {
  hasEnded,
  isFurther,
  messageById,
  type QueuedMessage,
  retryAfter,
  waitingMessages,
} from './queue.ts';
import { changeJob, moveJob, reportJob } from './report-jobs.ts';
import type { SenderParts } from './sender-parts.ts';
import { StuckMessages } from './stuck-messages.ts';
import { textOf } from './text-to-send.ts';

const atOnce = 50;
/** Until a message for which there is no gateway is looked at again. */
const lookAgainMs = 10_000;
/** Until a message is looked at again whose gateway may be just opening. */
const openingMs = 1_000;
/** Until messages are looked at again that their gateway could not be given in this second. */
const paceMs = 100;

export class Sender {
  readonly #parts: SenderParts;
  readonly #stuck: StuckMessages;
  readonly #pace: Pace;
  #running: Promise<void> = Promise.resolve();
  #isWanted = false;
  #isStopped = false;
  #paceTimer: NodeJS.Timeout | undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#stuck = new StuckMessages(parts);
    this.#pace = new Pace((gateway) => parts.memory.gateway(gateway)?.throughput ?? null);
  }

  /** Sends what waits, now or right after what is being sent. */
  wake(): void {
    if (this.#isWanted || this.#isStopped) return;
    this.#isWanted = true;
    this.#running = this.#running
      .then(() => {
        this.#isWanted = false;
        return this.#isStopped ? undefined : this.#round();
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
    clearTimeout(this.#paceTimer);
    await this.#running;
  }

  #gateways(): GatewayNow[] {
    return gatewaysNow(this.#parts.memory, this.#parts.channel);
  }

  async #round(): Promise<void> {
    const { pool, now } = this.#parts;
    const gateways = this.#gateways();
    await this.#stuck.requeue(gateways);
    const full = new Set<string>();
    for (;;) {
      const waiting = await waitingMessages(pool, now(), atOnce, [...full]);
      // Handed over side by side, so that what the gateway says of them shares a commit.
      await Promise.all(waiting.map((message) => this.#send(message, gateways, full)));
      if (waiting.length < atOnce || this.#isStopped) break;
    }
    if (full.size === 0 || this.#isStopped) return;
    clearTimeout(this.#paceTimer);
    this.#paceTimer = setTimeout(() => this.wake(), paceMs);
    this.#paceTimer.unref();
  }

  async #send(message: QueuedMessage, gateways: readonly GatewayNow[], full: Set<string>): Promise<void> {
    const { now, channel, memory } = this.#parts;
    if (message.expires <= now()) {
      return this.#settle(
        message,
        'given-up',
        message.cause === 'gateway-dead' ? message.cause : 'no-report',
      );
    }
    // Whose number it goes to cannot be told before the keystore is unlocked; pages go to duty phones.
    if (this.#parts.keystore.isLocked && message.purpose !== 'page') return this.#later(message);
    const line = this.#lineOf(message);
    if (!line) return this.#settle(message, 'failed', 'no-number');
    // Whose phone somebody else has answered is sent nothing any more.
    if (line.holder.kind === 'source' && memory.source(line.holder.source as SubjectId)?.isAtRisk)
      return this.#settle(message, 'given-up', 'refused');
    const wasTried = message.attempts > 0;
    const step = nextStep({ ...this.#textOf(message), wasTried }, gateways);
    const to = step.do === 'give' ? step.to : step.do === 'ask-back' ? step.next : null;
    if (to !== null && !this.#pace.take(to)) return void full.add(message.gateway);
    if (step.do === 'ask-back' || (to === null && wasTried)) {
      const isKept = channel(message.gateway)?.takeBack(message.id) === 'unknown';
      // Asked once more, the same gateway tells again how far it is.
      if (isKept && to !== message.gateway) return this.#leave(message);
    }
    if (to === null) return this.#wait(message);
    const own = to === message.gateway ? message : await this.#move(message, to);
    if (own) await this.#give(own, line);
  }

  async #give(message: QueuedMessage, line: Line): Promise<void> {
    try {
      const via = this.#parts.channel(message.gateway);
      if (!via) return await this.#wait(message);
      await via.send({
        id: message.id,
        to: line.number,
        text: speaker(message.locale)(message.words, message.fill),
        urgent: message.urgent,
        sendBefore: message.expires,
      });
    } catch {
      return this.#wait(message);
    }
    // A quick gateway may have told what became of the message before it said that it had it.
    const current = await messageById(this.#parts.pool, message.id);
    if (current?.state === 'queued' && current.attempts === message.attempts)
      await this.#report(message, 'handed', null, this.#parts.now(), 'queued');
  }

  #textOf(message: QueuedMessage) {
    return textOf(this.#parts.memory, message);
  }

  #lineOf(message: QueuedMessage): Line | undefined {
    return lineOf(this.#parts.keystore, message);
  }

  /** What a gateway says of a message. Once it has ended its way, or another gateway has it, that changes nothing. */
  async delivered(gateway: string, state: DeliveryState): Promise<void> {
    const message = await messageById(this.#parts.pool, state.id);
    if (!message || message.gateway !== gateway || hasEnded(message)) return;
    if (state.state !== 'failed') {
      if (isFurther(state.state, message.state)) await this.#settle(message, state.state, null);
      return;
    }
    // What a person has yet to decide on is not sent again by itself.
    if (message.state === 'held') return;
    const cause = state.cause ?? 'unknown';
    if (message.purpose !== 'page')
      return mayTryAgain(cause) ? this.#again(message, cause) : this.#settle(message, 'failed', cause);
    if (this.#mayGoElsewhere(message, cause)) {
      await this.#report(message, 'queued', cause, this.#parts.now());
      return this.wake();
    }
    await this.#settle(message, 'failed', cause);
    if (message.page) await this.#parts.pageFailed(message.page);
  }

  /** A page does not wait for its next turn where another gateway may carry it; once, so that none goes round. */
  #mayGoElsewhere(message: QueuedMessage, cause: (typeof deliveryCauses)[number]): boolean {
    if (!isGatewaysFault(cause) || message.attempts > 1) return false;
    const other = gatewayOf({ ...this.#textOf(message), isBackFrom: true }, this.#gateways());
    return other !== null && other.slug !== message.gateway && carries(other);
  }

  /** Back into the queue with a longer wait each time, until its time is over. */
  async #again(message: QueuedMessage, cause: string): Promise<void> {
    const nextAt = this.#parts.now() + retryAfter(message.attempts);
    if (nextAt >= message.expires) await this.#settle(message, 'failed', cause);
    else await this.#report(message, 'queued', cause, nextAt);
  }

  /** No gateway takes it now. Told once; then it waits quietly for one to come. */
  async #wait(message: QueuedMessage): Promise<void> {
    const { id, gateway, attempts, page } = message;
    const now = this.#parts.now();
    const cause = 'gateway-dead';
    // A node that was just started has not opened all its gateways yet.
    const mayOpen = this.#stuck.isDeadForAMoment(gateway, now);
    if (message.cause === cause || mayOpen) {
      const nextAt = now + (mayOpen ? openingMs : lookAgainMs);
      await this.#parts.writer.submit(
        changeJob([
          { id, of: gateway, from: 'queued', state: 'queued', cause: message.cause, nextAt, attempts },
        ]),
      );
      return;
    }
    const nextAt = now + lookAgainMs;
    await this.#parts.writer.submit(
      reportJob(this.#parts.pen, message, { state: 'queued', cause, nextAt, attempts }),
    );
    if (message.purpose === 'page' && page) await this.#parts.pageFailed(page);
  }

  async #later({ id, gateway, cause, attempts }: QueuedMessage): Promise<void> {
    const nextAt = this.#parts.now() + lookAgainMs;
    await this.#parts.writer.submit(
      changeJob([{ id, of: gateway, from: 'queued', state: 'queued', cause, nextAt, attempts }]),
    );
  }

  /** The gateway that has it did not give it back: it may have gone out, so no other is given it. */
  async #leave({ id, gateway, attempts }: QueuedMessage): Promise<void> {
    this.#stuck.isKept(gateway, id);
    const nextAt = this.#parts.now();
    await this.#parts.writer.submit(
      changeJob([{ id, of: gateway, from: 'queued', state: 'handed', cause: null, nextAt, attempts }]),
    );
  }

  /** Notes that another gateway is to have it, before that one is given it. Null where it has come elsewhere. */
  async #move(message: QueuedMessage, to: string): Promise<QueuedMessage | null> {
    await this.#parts.writer.submit(moveJob(this.#parts.pen, message, to));
    const current = await messageById(this.#parts.pool, message.id);
    return current?.state === 'queued' && current.gateway === to ? current : null;
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
    from?: OutgoingState,
  ): Promise<void> {
    await this.#parts.writer.submit(reportJob(this.#parts.pen, message, { state, cause, nextAt, from }));
  }
}
