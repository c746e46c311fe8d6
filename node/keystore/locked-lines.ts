// Lines while the keystore is locked. Duty phones are known from the list that is left open for them; everybody else is
// not known yet: what is heard of them goes into memory, and sealed to where it waits.
import type { DatabaseSync } from 'node:sqlite';
import { changed, type HeardKind, type Line, type NamedHolder, newLine } from './line.ts';
import type { Heard } from './lines.ts';
import { KeystoreRefused } from './refused.ts';
import { ringLines } from './ring-list.ts';
import type { WaitingStore } from './waiting.ts';

export class LockedLines {
  readonly #waiting: WaitingStore;
  readonly #lines = new Map<number, Line>();
  readonly #idOf = new Map<string, number>();
  readonly #pending = new Map<number, Line>();

  constructor(database: DatabaseSync, waiting: WaitingStore) {
    this.#waiting = waiting;
    for (const line of ringLines(database)) {
      this.#lines.set(line.id, line);
      this.#idOf.set(line.number, line.id);
    }
  }

  get hasPending(): boolean {
    return this.#pending.size > 0;
  }

  heardFrom(number: string, now: number, kind: HeardKind | null = null): Line {
    const line = this.withNumber(number) ?? newLine(number);
    const heard = { firstHeardAt: line.firstHeardAt ?? now, lastHeardAt: now, lastHeardKind: kind };
    return this.#change(changed(line, heard));
  }

  withNumber(number: string): Line | undefined {
    for (const line of this.#pending.values()) if (line.number === number) return line;
    const id = this.#idOf.get(number);
    return id === undefined ? undefined : this.#lines.get(id);
  }

  byId(id: number): Line | undefined {
    return this.#pending.get(id) ?? this.#lines.get(id);
  }

  noteHeard(id: number, { recentSubject, recentAt, acknowledgedAt }: Heard): Line | undefined {
    const line = this.byId(id);
    const acknowledged = acknowledgedAt === undefined ? {} : { acknowledgedAt };
    return line && this.#change(changed(line, { recentSubject, recentAt, ...acknowledged }));
  }

  assign(): Line {
    throw new KeystoreRefused('keystore/locked');
  }

  revoke(): Line | undefined {
    throw new KeystoreRefused('keystore/locked');
  }

  /** Posts only. Whose number a source's is, nobody knows now. */
  ofHolder(holder: NamedHolder): Line[] {
    if (holder.kind !== 'post') throw new KeystoreRefused('keystore/locked');
    return [...this.#lines.values()].filter(
      (line) => line.holder.kind === 'post' && line.holder.post === holder.post,
    );
  }

  forgetStrangers(): number[] {
    throw new KeystoreRefused('keystore/locked');
  }

  /** Inside the caller's transaction; `settle` follows when that is on the disk. */
  writePending(): void {
    for (const line of this.#pending.values()) {
      // When a duty phone was last heard is not worth a place of its own.
      if (line.holder.kind === 'post') continue;
      const { id, number, recentSubject, recentAt, firstHeardAt, lastHeardAt, lastHeardKind } = line;
      this.#waiting.putLine({
        id,
        number,
        recentSubject,
        recentAt,
        firstHeardAt,
        lastHeardAt,
        lastHeardKind,
      });
    }
  }

  settle(): void {
    for (const line of this.#pending.values()) {
      this.#lines.set(line.id, line);
      this.#idOf.set(line.number, line.id);
    }
    this.discard();
  }

  discard(): void {
    this.#pending.clear();
  }

  #change(line: Line): Line {
    this.#pending.set(line.id, line);
    return line;
  }
}
