// Wrong tries at a passphrase, counted for each post that was named, also where there is none: whoever tries learns
// nothing of which there are. What was named is kept as a keyed hash only: it may be anything that somebody typed.
import { createHmac, type KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rowOf } from '../sqlite/index.ts';

/** Wrong ones that cost nothing. */
const freeTries = 5;
const longestWaitMs = 15 * 60_000;
/** Names that are remembered; beyond, those with the fewest tries are forgotten. */
const namesKept = 2_000;

/** How long to wait after so many wrong tries: 1, 2, 4 ... seconds from the fifth on, never more than 15 minutes. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitMs, 1_000 * 2 ** Math.min(failures - freeTries, 20));
}

export class Attempts {
  readonly #database: DatabaseSync;
  readonly #key: () => KeyObject;

  /** The key of an attended keystore is another while that is locked; nobody signs in then. */
  constructor(database: DatabaseSync, key: () => KeyObject) {
    this.#database = database;
    this.#key = key;
  }

  /**
   * Begins a try, which counts as wrong until it is known to be right: many at once are no more tries than one by
   * one. Gives false while the name has to wait. Counted in steady time; where that has been set back (a restart with
   * a clock that was wrong) nobody waits longer than from now on.
   */
  begin(name: string, steady: number): boolean {
    const subject = this.#subject(name);
    const row = rowOf<{ failures: number; wait_until: number }>(
      this.#database.prepare('SELECT failures, wait_until FROM attempt WHERE subject = ?'),
      subject,
    );
    const failures = row?.failures ?? 0;
    const longest = steady + waitAfter(failures);
    if (row && row.wait_until > longest) this.#write(subject, failures, longest);
    if (row && Math.min(row.wait_until, longest) > steady) return false;
    this.#write(subject, failures + 1, steady + waitAfter(failures + 1));
    if (!row) this.#forgetSome();
    return true;
  }

  /** The try was right: what came before it is forgotten. */
  succeeded(name: string): void {
    this.#database.prepare('DELETE FROM attempt WHERE subject = ?').run(this.#subject(name));
  }

  #write(subject: Buffer, failures: number, until: number): void {
    this.#database.prepare('INSERT OR REPLACE INTO attempt VALUES (?, ?, ?)').run(subject, failures, until);
  }

  #forgetSome(): void {
    this.#database
      .prepare(
        'DELETE FROM attempt WHERE subject IN (SELECT subject FROM attempt ORDER BY failures DESC, rowid DESC LIMIT -1 OFFSET ?)',
      )
      .run(namesKept);
  }

  #subject(name: string): Buffer {
    return createHmac('sha256', this.#key()).update(`attempt:${name}`).digest();
  }
}
