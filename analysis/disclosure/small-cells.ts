/** Which numbers are too small to show. */
export interface SmallRule {
  /** Numbers from 1 to one less than this are small. */
  threshold: number;
  /** Whether zero is small too: that nothing was reported may tell as much. */
  zeros: boolean;
}

/** Whether a number is too small to show. */
export function isSmall(value: number, { threshold, zeros }: SmallRule): boolean {
  return value === 0 ? zeros : Math.abs(value) < threshold;
}

/**
 * The least width of an interval, unless another is asked for: as wide as what the rule itself says of a hidden cell
 * (1 to 4 where the threshold is 5), and never so narrow that it gives the number.
 */
export function ruleWidth({ threshold, zeros }: SmallRule): number {
  return Math.max(1, threshold - 1 - (zeros ? 0 : 1));
}
