/** Tries in a minute, all callers together: each costs a quarter of a second of one core. */
const triesAMinute = 60;

/** Keeps those who try at random from taking the machine away from its alerts. */
export class TryLimit {
  #tries: number[] = [];

  /** False where there were too many just now. */
  mayTry(steady: number): boolean {
    this.#tries = this.#tries.filter((at) => steady - at < 60_000);
    if (this.#tries.length >= triesAMinute) return false;
    this.#tries.push(steady);
    return true;
  }
}
