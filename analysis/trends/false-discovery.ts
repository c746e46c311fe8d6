/**
 * q-values of Benjamini and Hochberg (1995): flagging all with q <= 0.05 keeps the expected share of false flags among
 * the flagged at 5 %. In the order of `pValues`.
 */
export function falseDiscovery(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => pValues[b]! - pValues[a]!);
  const qValues = [...pValues];
  let least = 1;
  order.forEach((at, fromLargest) => {
    const rank = pValues.length - fromLargest;
    // The quotient first: it is at least one, so that rounding cannot put q below p.
    least = Math.min(least, pValues[at]! * (pValues.length / rank));
    qValues[at] = least;
  });
  return qValues;
}
