// A line as a phone in the field has it: slow and far, and cut at the worst moment.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';

export interface Pace {
  /** In each direction; without it as fast as it goes. */
  readonly bitsPerSecond?: number;
  /** One way, in milliseconds. */
  readonly delayMs?: number;
}

/** A weak GPRS line. */
export const weak2G: Pace = { bitsPerSecond: 35_000, delayMs: 400 };

export class WeakLine {
  readonly #server = createServer((near) => this.#carry(near));
  readonly #open = new Set<Socket>();
  readonly #to: () => string;
  #pace: Pace = {};
  #isCut = false;
  #answersLost = 0;
  /** The program on the phone finds a newer one at the node: the same files, under another version. */
  hasNewerApp = false;
  /** Bytes that have gone over it, from the phone and to it. */
  up = 0;
  down = 0;

  /** `to` is asked for each connection: a node that was started again has another port. */
  constructor(to: () => string) {
    this.#to = to;
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this.address;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  /** Lets so many syncs reach the node, and cuts before a byte of the answer to each of them comes back. */
  loseAnswers(count: number): void {
    this.#answersLost = count;
  }

  get answersStillLost(): number {
    return this.#answersLost;
  }

  async close(): Promise<void> {
    this.cut();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #carry(near: Socket): void {
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const { hostname, port } = new URL(this.#to());
    const far = connect(Number(port), hostname);
    let isSync = false;
    const there = this.#paced((bytes) => {
      this.up += bytes.length;
      if (bytes.includes('POST /field/sync')) isSync = true;
      return this.hasNewerApp ? altered(bytes, /\bif-(none-match|modified-since)/gi, 'xx-$1') : bytes;
    });
    const back = this.#paced((bytes) => {
      if (isSync && this.#answersLost > 0) {
        this.#answersLost -= 1;
        near.destroy();
        return null;
      }
      this.down += bytes.length;
      return this.hasNewerApp ? altered(bytes, /("?version"?:["`])[0-9a-f]{12}/g, '$1abcdefabcdef') : bytes;
    });
    near.pipe(there).pipe(far);
    far.pipe(back).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
    }
  }

  #paced(carried: (bytes: Buffer) => Buffer | null): Transform {
    const pace = () => this.#pace;
    let freeAt = 0;
    return new Transform({
      transform(given: Buffer, _encoding: string, done: TransformCallback) {
        const bytes = carried(given);
        if (!bytes) {
          done();
          return;
        }
        const { bitsPerSecond, delayMs = 0 } = pace();
        const takesMs = bitsPerSecond ? (bytes.length * 8_000) / bitsPerSecond : 0;
        const now = performance.now();
        // What follows at once stands in line behind it; the way itself is paid once.
        const wasIdle = freeAt <= now;
        freeAt = Math.max(freeAt, now + (wasIdle ? delayMs : 0)) + takesMs;
        const wait = freeAt - now;
        if (wait > 0) setTimeout(() => done(null, bytes), wait);
        else done(null, bytes);
      },
    });
  }
}

/** With something else of the same length in its place. */
function altered(bytes: Buffer, what: RegExp, by: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(what, by), 'latin1');
}
