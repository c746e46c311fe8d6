// One exercise as its screens see it: its gateway, the lines to them, and the ways of messages put together from what
// the gateway, the log and the screens say.
import type { PhoneText, SentAnswer } from '@ulinzi/domain/exercise';
import { isoOf } from '@ulinzi/domain/kernel';
import { type App, NotTaken } from '../app/index.ts';
import { LoopbackChannel, type TextOnPhone } from '../channels/index.ts';
import { messageIdOf } from '../intake/index.ts';
import type { Committed, Writer } from '../log/index.ts';
import { Lines } from './lines.ts';
import { Paths } from './paths.ts';

export function textOnScreen({ id, number, direction, text, at }: TextOnPhone): PhoneText {
  return { id, number, direction, text, at: isoOf(at) };
}

export class Stage {
  readonly #app: App;
  readonly lines = new Lines();
  readonly #paths = new Paths((step) => this.lines.tell('path', step));
  /** What became of messages that are being sent, by their ids. */
  readonly #fates = new Map<string, SentAnswer | null>();
  #gateway: LoopbackChannel | null = null;
  #unhear: () => void = () => undefined;
  #writer: Writer | null = null;

  constructor(app: App) {
    this.#app = app;
    this.gateway();
  }

  /** The exercise's gateway, or null while there is none; from its first use on the screens hear of its texts. */
  gateway(): LoopbackChannel | null {
    const found = this.#app.channels.all().find((channel) => channel instanceof LoopbackChannel) ?? null;
    if (found !== this.#gateway) {
      this.#unhear();
      this.#gateway = found;
      if (found) this.#unhear = found.onText((text) => this.#text(text));
    }
    return found;
  }

  #text(text: TextOnPhone): void {
    this.lines.tell('text', textOnScreen(text));
    if (text.direction === 'received') this.#paths.delivered(text.id);
  }

  /** Writes on a phone, or rings (null). Throws `NotTaken` where it could not be made durable. */
  async send(number: string, text: string | null): Promise<SentAnswer> {
    const gateway = this.gateway();
    const core = this.#app.core();
    if (!gateway || !core) throw new NotTaken('node/not-durable');
    this.#follow(core.writer);
    let id = '';
    try {
      await gateway.write(number, text, (message) => {
        id = messageIdOf(this.#app.keystore, message);
        this.#fates.set(id, null);
        this.#paths.begun(id);
      });
      const fate = this.#fates.get(id);
      if (!fate) throw new NotTaken('node/not-durable');
      return fate;
    } finally {
      this.#fates.delete(id);
    }
  }

  shown(alert: string): void {
    this.#paths.shown(alert, this.lines.count);
  }

  /** The writer is another one when the database was lost and has come back. */
  #follow(writer: Writer): void {
    if (this.#writer === writer) return;
    this.#writer = writer;
    writer.onCommitted((committed) => this.#committed(committed));
  }

  #committed(committed: Committed): void {
    for (const { entry } of committed.rows) {
      if (!this.#fates.has(entry.id)) continue;
      const { fate, number } = entry.data as { fate?: unknown; number?: unknown };
      const alert = typeof number === 'string' ? number : null;
      this.#fates.set(entry.id, { id: entry.id, fate: String(fate), alert });
    }
    this.#paths.committed(committed);
  }

  close(): void {
    this.#unhear();
    this.lines.close();
  }
}
