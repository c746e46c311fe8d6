import { describe, expect, it } from 'vitest';
import { type ReaderPlace, Reader } from './reader.ts';
import { Told } from './told.ts';

/** A line that takes so many bytes and then none until it is drained. */
class SlowLine {
  readonly written: string[] = [];
  isDestroyed = false;
  left = 0;
  #drain: () => void = () => undefined;

  write(bytes: Buffer | string): boolean {
    this.written.push(bytes.toString());
    this.left -= bytes.length;
    return this.left > 0;
  }

  end(): void {}

  destroy(): void {
    this.isDestroyed = true;
  }

  on(_name: string, listener: () => void): this {
    this.#drain = listener;
    return this;
  }

  drain(bytes: number): void {
    this.left = bytes;
    this.#drain();
  }

  names(): (string | undefined)[] {
    return this.written.map((text) => /event: (\w+)/.exec(text)?.[1]);
  }
}

function open(bytes: number) {
  const [line, told, places] = [new SlowLine(), new Told(), [] as ReaderPlace[]];
  line.left = bytes;
  const reader = new Reader({
    raw: line as never,
    seal: (place) => `${places.push(place)}`,
    board: () => ({ value: { alerts: 'all' }, position: 9, step: told.step }),
  });
  return { line, told, places, reader };
}

describe('a reader who is slow', () => {
  it('is told the newest word about each alert, not every one', () => {
    const { line, told, reader } = open(1);
    for (let n = 0; n < 1_000; n++) reader.offer([told.tell(`alert ${n % 3}`, 'alert', { n }, n)]);
    expect(line.written).toHaveLength(1);
    expect(reader.waiting).toBe(3);
    line.drain(100_000);
    expect(line.written.slice(1).map((text) => /"n":(\d+)/.exec(text)?.[1])).toEqual(['997', '998', '999']);
  });

  it('is sent the board once when too much waits, then what comes after it, and every list', () => {
    const { line, told, reader } = open(1);
    reader.offer([told.tell('alert first', 'alert', {}, 1)]);
    reader.offer([told.tell('list duties', 'list', { list: 'duties' }, 1)]);
    for (let n = 0; n < 5_000; n++) reader.offer([told.tell(`alert ${n}`, 'alert', { n }, n)]);
    expect(reader.waiting).toBeLessThanOrEqual(500);
    line.drain(100_000);
    expect(line.names()).toEqual(['alert', 'board', 'list']);
    reader.offer([told.tell('alert next', 'alert', {}, 1)]);
    expect(line.names().at(-1)).toBe('alert');
  });

  it('cut off between a board and what belongs to it, is where she was before', () => {
    const { line, told, places, reader } = open(100_000);
    reader.offer([told.tell('alert 1', 'alert', {}, 1)]);
    reader.sendBoard([told.tell('list duties', 'list', {}, 1), told.tell('list words', 'list', {}, 1)]);
    expect(line.names()).toEqual(['alert', 'board', 'list', 'list']);
    expect(places.map(({ step }) => step)).toEqual([1, 1, 1, 3]);
  });

  it('is dropped when she takes nothing for a minute; until then ticks do not pile up', () => {
    const { line, told, reader } = open(1);
    reader.offer([told.tell('alert 1', 'alert', {}, 1)]);
    const now = performance.now();
    for (let n = 0; n < 100; n++) reader.tick({}, now + 1_000);
    expect(line.written).toHaveLength(1);
    expect(line.isDestroyed).toBe(false);
    reader.tick({}, now + 61_000);
    expect(line.isDestroyed).toBe(true);
  });
});

describe('what an audience was told', () => {
  it('is forgotten from its oldest end, and a cursor from before then is known no more', () => {
    const told = new Told();
    for (let n = 0; n < 4_001; n++) told.tell(`delivery ${n}`, 'delivery', {}, n);
    expect(told.after(0)).toHaveLength(4_001);
    told.prune(() => true);
    expect(told.after(0)).toBeUndefined();
    expect(told.after(4_000)).toHaveLength(1);
    expect(told.after(4_002)).toBeUndefined();
  });
});
