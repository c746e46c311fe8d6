// Phones that write all the time, over the loopback gateway. Like a real gateway they send a message again, with the
// same reference, until it is acknowledged; what was acknowledged is kept, to be asked for later.
import { setTimeout as delay } from 'node:timers/promises';

const phonesEach = 20;

export interface Target {
  readonly address: string;
  readonly token: string;
}

export class Senders {
  readonly #target: () => Target;
  readonly #running: Promise<void>[];
  #isStopped = false;
  #acknowledged: string[] = [];
  /** Tries that were not acknowledged: the node was away, or refused. */
  failed = 0;
  count = 0;

  /** Starts so many senders; each writes its next message once the last one was acknowledged. */
  constructor(senders: number, target: () => Target) {
    this.#target = target;
    this.#running = Array.from({ length: senders }, (_, sender) => this.#write(sender));
  }

  /** Entry ids acknowledged since this was asked for last. */
  takeAcknowledged(): string[] {
    return this.#acknowledged.splice(0);
  }

  /** Ends after the message that each sender is at; a node that is away is not waited for. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#running);
  }

  async #write(sender: number): Promise<void> {
    for (let n = 0; !this.#isStopped; n++) {
      const phone = `+24381${String(sender * phonesEach + (n % phonesEach)).padStart(7, '0')}`;
      const message = JSON.stringify({ from: phone, text: 'Silaha', reference: `s${sender}-${n}` });
      for (let tries = 1; ; tries++) {
        const id = await this.#send(message).catch(() => null);
        if (id !== null) {
          this.#acknowledged.push(id);
          this.count += 1;
          break;
        }
        this.failed += 1;
        if (this.#isStopped) return;
        await delay(Math.min(400, 50 * tries));
      }
    }
  }

  async #send(body: string): Promise<string | null> {
    const { address, token } = this.#target();
    const response = await fetch(`${address}/api/gateways/exercise/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    const answer = (await response.json()) as { id?: string };
    return response.ok && answer.id !== undefined ? answer.id : null;
  }
}
