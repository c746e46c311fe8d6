// Messages that wait at a gateway which does not send them.
import { type GatewayNow, isToBeAskedBack, patienceMs } from '@ulinzi/domain/channels';
import { hour } from '@ulinzi/domain/kernel';
import { Deaths } from './gateways-now.ts';
import { handedMessages } from './queue.ts';
import { changeJob } from './report-jobs.ts';
import type { SenderParts } from './sender-parts.ts';
import { textOf } from './text-to-send.ts';

/** No message is worth sending for longer. */
const oldMs = 73 * hour;

export class StuckMessages {
  readonly #parts: SenderParts;
  readonly #deaths = new Deaths();
  /** What a gateway did not give back: asked for again only when the gateway has lived in between. */
  readonly #kept = new Map<string, Set<string>>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /**
   * Puts back into the queue what waits at a gateway that has been dead for too long, or is paused. Only from there is
   * it asked back: a crash between the two finds it queued, and asks the same gateway first.
   */
  async requeue(gateways: readonly GatewayNow[]): Promise<void> {
    const { pool, writer, memory } = this.#parts;
    const now = this.#parts.now();
    this.#deaths.note(gateways, now);
    const stuck = gateways.filter((one) => this.#isStuck(one, now));
    const found = await Promise.all(
      stuck.map(({ slug }) => {
        const except = [...(this.#kept.get(slug) ?? [])];
        return handedMessages(pool, slug, { createdAfter: now - oldMs, except });
      }),
    );
    const changes = found
      .flat()
      .filter((message) => {
        const deadSince = this.#deaths.since(message.gateway);
        return isToBeAskedBack(textOf(memory, message), gateways, { deadSince, now });
      })
      .map(({ id, gateway, attempts }) => ({
        id,
        of: gateway,
        from: 'handed' as const,
        state: 'queued' as const,
        cause: null,
        nextAt: now,
        attempts,
      }));
    if (changes.length > 0) await writer.submit(changeJob(changes));
  }

  isKept(gateway: string, id: string): void {
    this.#kept.set(gateway, (this.#kept.get(gateway) ?? new Set()).add(id));
  }

  /** Whether a gateway was found dead so lately that nobody need be troubled. */
  isDeadForAMoment(gateway: string, now: number): boolean {
    const since = this.#deaths.since(gateway);
    return since !== null && now - since < patienceMs({ purpose: 'page' });
  }

  #isStuck({ slug, isAlive, isPaused }: GatewayNow, now: number): boolean {
    if (isAlive && !isPaused) this.#kept.delete(slug);
    const since = this.#deaths.since(slug);
    return isPaused || (since !== null && now - since >= patienceMs({ purpose: 'page' }));
  }
}
