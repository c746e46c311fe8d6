/** Remembers when something that was refused is worth another try: after a second, then twice as long each time. */
export class Retries {
  readonly #refused = new Map<string, { attempts: number; notBefore: number }>();

  /** Notes a refusal and gives how many there were. `now` is on any clock that only runs forward. */
  refused(key: string, now: number): number {
    const attempts = (this.#refused.get(key)?.attempts ?? 0) + 1;
    this.#refused.set(key, { attempts, notBefore: now + Math.min(60_000, 500 * 2 ** Math.min(attempts, 8)) });
    return attempts;
  }

  isDue(key: string, now: number): boolean {
    return now >= (this.#refused.get(key)?.notBefore ?? Number.NEGATIVE_INFINITY);
  }

  /** How many were refused and not yet taken. */
  get size(): number {
    return this.#refused.size;
  }

  done(key: string): void {
    this.#refused.delete(key);
  }
}
