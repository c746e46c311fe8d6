/**
 * How many texts each gateway may be given now: so many a second as its register says, a quarter of a second's together
 * at most. What is held up stays in the queue, where an urgent text overtakes it and another gateway can have it.
 */
export class Pace {
  readonly #throughput: (gateway: string) => number | null;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** `now` is on any clock that only runs forward, in ms. */
  constructor(throughput: (gateway: string) => number | null, now = () => performance.now()) {
    this.#throughput = throughput;
    this.#now = now;
  }

  /** Takes leave to hand one over; false where it is too soon. */
  take(gateway: string): boolean {
    const perSecond = this.#throughput(gateway);
    if (perSecond === null) return true;
    const most = Math.max(1, perSecond / 4);
    const now = this.#now();
    const bucket = this.#buckets.get(gateway) ?? { tokens: most, at: now };
    const tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    const isLeave = tokens >= 1;
    this.#buckets.set(gateway, { tokens: isLeave ? tokens - 1 : tokens, at: now });
    return isLeave;
  }
}
