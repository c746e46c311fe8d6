// What `--json` says of pairs, weights and classes.
import {
  chanceOf,
  contributions,
  type Group,
  isEstimate,
  type Linkage,
  levelsOf,
} from '@ulinzi/analysis/links';
import type { FieldWords } from './link-fields.ts';
import type { ListLinkage } from './link-lists.ts';
import type { Records } from './link-records.ts';
import type { Truth } from './link-truth.ts';

/** Pairs that are less likely than this are left out, unless a group holds them. */
const LEAST_CHANCE_SHOWN = 0.05;

/** A linkage of events, or of lists with the limits of its classes. */
export type Linked = Pick<ListLinkage, 'linkage' | 'classes'>;

/** The candidate pairs inside each group. */
export function pairsByGroup({ candidates, groups }: Linkage): number[][] {
  const groupOf = new Map(
    groups.flatMap(({ records }: Group, group) => records.map((record) => [record, group] as const)),
  );
  const pairs: number[][] = groups.map(() => []);
  candidates.left.forEach((left, pair) => {
    const group = groupOf.get(left);
    if (group !== undefined && groupOf.get(candidates.right[pair]!) === group) pairs[group]!.push(pair);
  });
  return pairs;
}

/** The pairs that the JSON shows, likeliest first, with the bits of each field. */
export function shownPairs(
  records: Records,
  { linkage, classes }: Linked,
  proposed: readonly number[],
  fields: readonly FieldWords[],
) {
  const { candidates, weights, bits } = linkage;
  const inGroup = new Set(proposed);
  const isShown = (pair: number) =>
    inGroup.has(pair) ||
    (classes ? bits[pair]! >= classes.lower : chanceOf(bits[pair]!) >= LEAST_CHANCE_SHOWN);
  return Array.from(bits.keys())
    .filter(isShown)
    .sort((a, b) => bits[b]! - bits[a]! || a - b)
    .map((pair) => ({
      rows: [records.places[candidates.left[pair]!]!, records.places[candidates.right[pair]!]!],
      score: bits[pair]!,
      chance: classes ? null : chanceOf(bits[pair]!),
      proposed: inGroup.has(pair),
      ...(classes ? {} : { bits: bitsByField(fields, contributions(weights, levelsOf(candidates, pair))) }),
    }));
}

function bitsByField(fields: readonly FieldWords[], bits: readonly number[]): Record<string, number> {
  return Object.fromEntries(fields.map(({ name }, field) => [name, bits[field]!]));
}

/** The weights as JSON: for each field its levels with bits and, where they were learned, m and u. */
export function weightsJson(
  { method, because, weights, knownDifferent }: Linkage,
  fields: readonly FieldWords[],
) {
  const estimate = isEstimate(weights)
    ? { prior: weights.prior, iterations: weights.iterations, converged: weights.converged }
    : {};
  return {
    method,
    because,
    priorBits: weights.priorBits,
    ...estimate,
    knownDifferent,
    fields: weights.fields.map(({ bits, m, u }, field) => ({
      field: fields[field]!.name,
      levels: fields[field]!.levels.map((level, index) => ({
        level,
        bits: bits[index]!,
        ...(m && u ? { m: m[index]!, u: u[index]! } : {}),
      })),
    })),
  };
}

/** Fellegi and Sunter's three classes, and how many of each are true matches where that is known. */
export function classCounts({ linkage, classes }: Linked, truth: Truth | undefined) {
  const { upper, lower } = classes!;
  const { left, right } = linkage.candidates;
  const count = (isIn: (bits: number) => boolean) => {
    const pairs = Array.from(linkage.bits.keys()).filter((pair) => isIn(linkage.bits[pair]!));
    const isMatch = (pair: number) =>
      truth!.of[left[pair]!] !== '' && truth!.of[left[pair]!] === truth!.of[right[pair]!];
    return { pairs: pairs.length, ...(truth ? { matches: pairs.filter(isMatch).length } : {}) };
  };
  return {
    upper,
    lower,
    links: count((bits) => bits >= upper),
    possible: count((bits) => bits >= lower && bits < upper),
    nonLinks: count((bits) => bits < lower),
  };
}
