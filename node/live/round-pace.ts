/** Between two rounds at least; and ten times what the last one took, so that readers never slow the writer. */
const roundsApartMs = 15;
const roundShare = 10;

/** When the next round of telling is: soon, but never so soon that telling takes more than a tenth of the time. */
export class RoundPace {
  readonly #round: () => void;
  #isDue = false;
  #isEnded = false;
  #last = { ended: 0, took: 0 };

  constructor(round: () => void) {
    this.#round = round;
  }

  /** Has a round come, unless one is coming already. */
  soon(): void {
    if (this.#isDue || this.#isEnded) return;
    this.#isDue = true;
    const { ended, took } = this.#last;
    const wait = ended + Math.max(roundsApartMs, took * roundShare) - performance.now();
    setTimeout(
      () => {
        this.#isDue = false;
        this.#round();
      },
      Math.max(0, wait),
    );
  }

  /** A round has just been told, and took this long. */
  took(ms: number): void {
    this.#last = { ended: performance.now(), took: ms };
  }

  /** No round comes any more. */
  end(): void {
    this.#isEnded = true;
  }
}
