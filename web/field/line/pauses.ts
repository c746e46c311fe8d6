// How long the line rests. A phone that asks too often empties its battery; one that asks too seldom lets people wait.

const second = 1_000;

/** Between two contacts while all is well: the office's questions and alerts of the base come with them. */
const restMs = 60 * second;
const longestMs = 300 * second;

/** After so many contacts in a row that failed; drawn apart, so that a whole base does not come back at one moment. */
export function pauseAfter(failures: number, random: number): number {
  if (failures === 0) return restMs;
  return Math.min(longestMs, 5 * second * 2 ** (failures - 1)) * (0.75 + random / 2);
}
