// Somebody with an open line, as tests have it: what she was told, and what her screen shows of it.
import { request } from 'node:http';

export interface Told {
  readonly id: string;
  readonly name: string;
  readonly value: Record<string, unknown>;
}

export interface OpenOptions {
  readonly address: string;
  readonly headers: Record<string, string>;
  readonly after?: string;
  readonly lastEventId?: string;
}

export class LiveReader {
  readonly told: Told[] = [];
  status = 0;
  headers: Record<string, string | string[] | undefined> = {};
  isClosed = false;
  #text = '';
  #stop: () => void = () => undefined;
  #waiting: (() => void)[] = [];

  /** Opens a line; resolves once the node has answered. */
  static async open({ address, headers, after, lastEventId }: OpenOptions): Promise<LiveReader> {
    const reader = new LiveReader();
    const url = new URL('/api/live', address);
    if (after !== undefined) url.searchParams.set('after', after);
    const asked = request(url, {
      headers: { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    });
    reader.#stop = () => asked.destroy();
    await new Promise<void>((resolve, reject) => {
      asked.on('error', (error) => (reader.status === 0 ? reject(error) : reader.#closed()));
      asked.on('response', (response) => {
        reader.status = response.statusCode ?? 0;
        reader.headers = response.headers;
        response.setEncoding('utf8');
        response.on('data', (text: string) => reader.#heard(text));
        response.on('error', () => reader.#closed());
        response.on('close', () => reader.#closed());
        resolve();
      });
      asked.end();
    });
    return reader;
  }

  /** Breaks the line off, as a network does. */
  cut(): void {
    this.#stop();
    this.#closed();
  }

  get cursor(): string {
    return this.told.at(-1)?.id ?? '';
  }

  named(name: string): Told[] {
    return this.told.filter((one) => one.name === name);
  }

  /** Waits until it is so, asked anew with each event and when the line ends. */
  async until(isSo: (reader: LiveReader) => boolean, withinMs = 10_000): Promise<void> {
    const end = Date.now() + withinMs;
    while (!isSo(this)) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`not so: ${this.told.map(({ name }) => name).join(' ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  #heard(text: string): void {
    this.#text += text;
    const events = this.#text.split('\n\n');
    this.#text = events.pop() ?? '';
    for (const event of events) {
      const field = (name: string) =>
        event
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const name = field('event');
      if (name)
        this.told.push({ id: field('id') ?? '', name, value: JSON.parse(field('data') ?? '{}') as never });
    }
    this.#wake();
  }

  #closed(): void {
    this.isClosed = true;
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** What a screen shows after all this: each alert's newest line, by id. */
export function screenAfter(told: readonly Told[]): Map<string, Record<string, unknown>> {
  const screen = new Map<string, Record<string, unknown>>();
  for (const { name, value } of told) {
    if (name === 'board') {
      screen.clear();
      for (const line of value['alerts'] as { id: string }[]) screen.set(line.id, line);
    } else if (name === 'alert') screen.set(String(value['id']), value);
    else if (name === 'gone') screen.delete(String(value['id']));
  }
  return screen;
}
