import { MISSING } from './comparison.ts';

/** What the levels of a field weigh, in bits: log2(m / u) for the same event, below zero against it. */
export interface FieldWeights {
  name: string;
  bits: readonly number[];
  /** Share of each level among pairs that are the same, and among pairs that are not; absent for fixed weights. */
  m?: readonly number[];
  u?: readonly number[];
}

/** How a pair is weighed (Fellegi and Sunter 1969). */
export interface Weights {
  /** log2 of the odds that a candidate pair is the same, before it is looked at. */
  priorBits: number;
  fields: readonly FieldWeights[];
}

/** What each field of a pattern of levels contributes, in bits; missing contributes 0. */
export function contributions(weights: Weights, levels: readonly number[]): number[] {
  return weights.fields.map(({ bits }, field) => (levels[field] === MISSING ? 0 : bits[levels[field]!]!));
}

/** log2 of the odds that a pair with this pattern of levels is the same, prior included. */
export function logOdds(weights: Weights, levels: readonly number[]): number {
  return contributions(weights, levels).reduce((sum, bits) => sum + bits, weights.priorBits);
}

/** The chance that log-odds in bits stand for. */
export function chanceOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** log2 of the odds of a chance. */
export function bitsOfChance(chance: number): number {
  return Math.log2(chance / (1 - chance));
}
