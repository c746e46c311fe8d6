// Everything of the notebook that outlives the app: records by name, in memory while it is open, sealed on the disk.
import { readAll, type Change, type Written, writeAll } from './disk.ts';
import { type Bytes, seal, unseal } from './sealing.ts';

export interface Put {
  readonly name: string;
  /** What JSON can hold, or null to forget it. */
  readonly value: unknown;
}

interface Sealed {
  readonly name: string;
  readonly value: unknown;
}

/**
 * What found no room on the disk: sealed, by its key there. It outlives a lock, not the app, and goes to the disk with
 * the first thing that finds room again.
 */
const heldBack = new Map<string, Bytes>();

/** Makes the changes that put a record into a notebook that is not open yet. */
export async function sealedRecord(key: CryptoKey, { name, value }: Put): Promise<Change> {
  return { store: 'b', key: crypto.randomUUID(), value: await seal(key, { name, value } satisfies Sealed) };
}

export class Keep {
  readonly #key: CryptoKey;
  readonly #values = new Map<string, unknown>();
  readonly #places = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  private constructor(key: CryptoKey) {
    this.#key = key;
  }

  /** Reads and opens all of it. What is not under this key is a former notebook's, and let be. */
  static async open(key: CryptoKey): Promise<Keep> {
    const keep = new Keep(key);
    const records = new Map(await readAll('b'));
    for (const [place, sealed] of heldBack) records.set(place, sealed);
    await Promise.all(
      [...records].map(async ([place, sealed]) => {
        const opened = (await unseal(key, sealed as Bytes)) as Sealed | undefined;
        if (!opened) return;
        keep.#values.set(opened.name, opened.value);
        keep.#places.set(opened.name, place);
      }),
    );
    return keep;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Forgets everything in memory. What is still being written is written. */
  close(): void {
    this.#isOpen = false;
    this.#values.clear();
    this.#places.clear();
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  /** Every record whose name begins so, in the order of names. */
  all(prefix: string): unknown[] {
    return [...this.#values]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, value]) => value);
  }

  /**
   * Puts records, all of them or none, one call after the other; on the disk when it resolves. With `holdBack`, what
   * finds no room stays in memory, sealed, also while the notebook is locked.
   */
  put(records: readonly Put[], { holdBack = false, more = [] as readonly Change[] } = {}): Promise<Written> {
    const next = this.#last.then(() => this.#put(records, holdBack, more));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #put(records: readonly Put[], holdBack: boolean, more: readonly Change[]): Promise<Written> {
    const placed = records.map(({ name }) => this.#places.get(name) ?? crypto.randomUUID());
    const changes = await Promise.all(
      records.map(async ({ name, value }, index): Promise<Change> => {
        const sealed = value === null ? undefined : await seal(this.#key, { name, value } satisfies Sealed);
        return { store: 'b', key: placed[index] as string, value: sealed };
      }),
    );
    const own = new Set(placed);
    const waiting = [...heldBack].filter(([place]) => !own.has(place));
    const later = waiting.map(([key, value]): Change => ({ store: 'b', key, value }));
    let written = await writeAll([...changes, ...more, ...later]);
    // What waits may be what finds no room.
    if (written === 'full' && later.length > 0) written = await writeAll([...changes, ...more]);
    else if (written === 'kept') for (const [place] of waiting) heldBack.delete(place);
    if (written === 'kept') for (const place of placed) heldBack.delete(place);
    else if (holdBack) {
      for (const { key, value } of changes) {
        if (value === undefined) heldBack.delete(key);
        else heldBack.set(key, value as Bytes);
      }
    } else return written;
    for (const [index, { name, value }] of records.entries()) {
      if (!this.#isOpen) break;
      if (value === null) {
        this.#values.delete(name);
        this.#places.delete(name);
      } else {
        this.#values.set(name, value);
        this.#places.set(name, placed[index] as string);
      }
    }
    return written;
  }
}
