/**
 * Ranked probability score (Epstein 1969): squared differences of the cumulative probabilities of ordered categories
 * and of what came, divided by their number less one, so that 1 is the worst. `outcome` counts from 0.
 */
export function rankedProbabilityScore(probabilities: ArrayLike<number>, outcome: number): number {
  let cumulative = 0;
  let sum = 0;
  for (let category = 0; category < probabilities.length - 1; category++) {
    cumulative += probabilities[category]!;
    sum += (cumulative - (outcome <= category ? 1 : 0)) ** 2;
  }
  return sum / (probabilities.length - 1);
}
