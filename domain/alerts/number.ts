/**
 * An alert's number: random digits, unique among those in use at its base (open or of the last 30 days). Four digits;
 * more once half of them are taken. A running number would show by its gaps what a reader may not see.
 */
export function freeNumber(
  isUsed: (number: string) => boolean,
  usedCount: number,
  random: (below: number) => number,
  fewestDigits = 4,
): string {
  let length = fewestDigits;
  while (usedCount > 10 ** length / 2) length++;
  for (;;) {
    const drawn = String(random(10 ** length)).padStart(length, '0');
    if (!isUsed(drawn)) return drawn;
  }
}

/** How long a closed alert keeps its number. */
export const numberRestDays = 30;
