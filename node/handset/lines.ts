// The open lines on which the exercise's screens hear of texts and of the ways of messages. A reader who does not keep
// up is let go: her browser comes back by itself and reads what the phone shows.
import type { ServerResponse } from 'node:http';
import type { ExerciseEvents } from '@ulinzi/domain/exercise';

/** Bytes that may wait for one reader. */
const mayWait = 1024 * 1024;
const stillHereMs = 20_000;

export class Lines {
  readonly #open = new Set<ServerResponse>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#write(': still here\n\n'), stillHereMs);
    this.#timer.unref();
  }

  get count(): number {
    return this.#open.size;
  }

  add(line: ServerResponse): void {
    this.#open.add(line);
    line.on('close', () => this.#open.delete(line));
    line.on('error', () => this.#open.delete(line));
  }

  tell<Name extends keyof ExerciseEvents>(name: Name, event: ExerciseEvents[Name]): void {
    if (this.#open.size > 0) this.#write(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`);
  }

  #write(bytes: string): void {
    for (const line of this.#open) {
      line.write(bytes);
      if (line.writableLength > mayWait) line.destroy();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const line of this.#open) line.end();
    this.#open.clear();
  }
}
