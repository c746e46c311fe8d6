import type { Speak } from '@ulinzi/words';
import { DataRefused } from '../cli/command.ts';

/** Why one line cannot be used; `reason` is already in the person's language and quotes no cell. */
export interface BadLine {
  line: number;
  reason: string;
}

const SHOWN = 20;

/** Collects bad lines, keeping the first twenty: a person mends them together, not one run at a time. */
export class BadLines {
  readonly #shown: BadLine[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(line: number, reason: () => string): void {
    this.#count += 1;
    if (this.#shown.length < SHOWN) this.#shown.push({ line, reason: reason() });
  }

  /**
   * Throws DataRefused where anything was added. Cells are never quoted: a person may have pointed at the column
   * of names by mistake.
   */
  refuse(speak: Speak, where: { source: string; column?: string }, advice?: string): void {
    if (this.#count === 0) return;
    const { source, column } = where;
    const head = column
      ? speak('tables.bad-column', { source, column, count: this.#count })
      : speak('tables.bad-lines', { source, count: this.#count });
    const lines = this.#shown.map(({ line, reason }) => `  ${speak('tables.bad-line', { line, reason })}`);
    const hidden = this.#count - this.#shown.length;
    if (hidden > 0) lines.push(`  ${speak('tables.more-lines', { count: hidden })}`);
    throw new DataRefused([head, ...lines, ...(advice ? [advice] : [])].join('\n'));
  }
}
