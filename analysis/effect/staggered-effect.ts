// Group-time effects put together: one number, with weights that are stated and their own uncertainty counted.
import { normalCdf, type Random } from '../kernel/index.ts';
import { type Effect, isRefusal, type Refusal, refuse, shortfallsOf, withoutClaim } from './answer.ts';
import { type GroupTimeEffect, type GroupTimeOptions, groupTimeEffects } from './group-time-effects.ts';
import { analyticError, multiplierBootstrap, POINTWISE } from './multiplier-bootstrap.ts';
import type { Panel } from './panel.ts';

/**
 * `simple`: all cells after the start, by size of the group. `group`: averages within a group first, then by size.
 * `event`: by time since the start, each averaged by size; the overall number is the mean from event time 0 on.
 * `calendar`: by time, each averaged by size; the overall number is their mean.
 */
export type Aggregate = 'simple' | 'group' | 'event' | 'calendar';

export interface Part {
  /** First treated time, time since the start, or time, as the aggregate has it. */
  at: number;
  estimate: number;
  se: number | null;
  /** Of the uniform band over all parts. */
  low: number | null;
  high: number | null;
}

export interface StaggeredEffect extends Effect {
  aggregate: Aggregate;
  /** Weight of each cell, group, event time or time in the overall number; keys as in `parts`, or `group:time`. */
  weights: Record<string, number>;
  parts: Part[];
  uniformCritical: number | null;
  /** What `se` approaches with more draws. */
  analyticSe: number;
  cells: (Omit<GroupTimeEffect, 'influence'> & { se: number })[];
  groups: { group: number; units: number }[];
  clusters: number;
  notes: { code: string; values: Record<string, string | number> }[];
}

export interface StaggeredOptions extends GroupTimeOptions {
  aggregate: Aggregate;
  replications: number;
  random: Random;
}

/** Two treated units and two controls are the least from which a spread can be told. */
export const staggeredSizes = { treated: 2, controls: 2 };

/** The effect for units that start at different times, by the group-time effects of Callaway and Sant'Anna. */
export function staggeredEffect(panel: Panel, options: StaggeredOptions): StaggeredEffect | Refusal {
  const found = groupTimeEffects(panel, options);
  if (isRefusal(found)) return found;
  const { sample, cells, notes } = found;
  const n = sample.units.length;
  const after = cells.filter(({ group, time }) => time >= group);
  if (after.length === 0) return refuse('no-cells');
  const groups = [...new Set(cells.map(({ group }) => group))].sort((a, b) => a - b);
  const sizeOf = (group: number) => sample.firstTreated.filter((time) => time === group).length;

  // Cells averaged by the size of their groups; sizes are estimated too, so their influence is added.
  const bySize = (some: readonly GroupTimeEffect[]): Estimated => {
    const total = some.reduce((sum, { group }) => sum + sizeOf(group), 0);
    const weights = some.map(({ group }) => sizeOf(group) / total);
    const estimate = dot(weights, some);
    const influence = new Float64Array(n);
    some.forEach((cell, i) => {
      for (let unit = 0; unit < n; unit++) {
        const isMember = sample.firstTreated[unit] === cell.group ? 1 : 0;
        const ofWeight = (n / total) * (isMember - sizeOf(cell.group) / n) * (cell.estimate - estimate);
        influence[unit]! += weights[i]! * cell.influence[unit]! + ofWeight;
      }
    });
    return { estimate, influence, weights };
  };
  const evenly = (some: readonly Estimated[]): Estimated => {
    const weights = some.map(() => 1 / some.length);
    const influence = new Float64Array(n);
    for (const { influence: one } of some)
      one.forEach((value, unit) => (influence[unit]! += value / some.length));
    return { estimate: dot(weights, some), influence, weights };
  };

  const { overall, parts, keys } = put(options.aggregate);
  const draws = (some: readonly Estimated[]) =>
    multiplierBootstrap(
      some.map(({ influence }) => influence),
      sample.clusters,
      options.replications,
      options.random,
    );
  const boot = draws([overall]);
  const band = parts.length > 0 ? draws(parts) : null;
  const se = boot.standardErrors[0] ?? null;
  const controls = sample.firstTreated.filter((time) => time === Number.POSITIVE_INFINITY).length;
  return withoutClaim({
    scale: 'difference' as const,
    estimate: overall.estimate,
    low: se === null ? null : overall.estimate - POINTWISE * se,
    high: se === null ? null : overall.estimate + POINTWISE * se,
    se,
    p: se === null ? null : 2 * normalCdf(-Math.abs(overall.estimate / se)),
    intervalMethod: 'multiplier bootstrap by cluster, normal quantile',
    shortfalls: shortfallsOf([
      { need: 'treated-units', has: n - controls, wants: staggeredSizes.treated },
      {
        need: 'untreated-units',
        has: Math.max(controls, ...after.map((c) => c.controlUnits)),
        wants: staggeredSizes.controls,
      },
    ]),
    aggregate: options.aggregate,
    weights: Object.fromEntries(keys.map((key, i) => [key, overall.weights[i]!])),
    parts: parts.map(({ at, estimate }, i) => {
      const partSe = band!.standardErrors[i] ?? null;
      const margin = partSe === null ? null : band!.uniformCritical * partSe;
      return {
        at,
        estimate,
        se: partSe,
        low: margin === null ? null : estimate - margin,
        high: margin === null ? null : estimate + margin,
      };
    }),
    uniformCritical: band?.uniformCritical ?? null,
    analyticSe: analyticError(overall.influence, sample.clusters),
    cells: cells.map(({ influence, ...cell }) => ({
      ...cell,
      se: analyticError(influence, sample.clusters),
    })),
    groups: groups.map((group) => ({ group, units: sizeOf(group) })),
    clusters: new Set(sample.clusters).size,
    notes,
  });

  function put(aggregate: Aggregate): {
    overall: Estimated;
    parts: (Estimated & { at: number })[];
    keys: string[];
  } {
    if (aggregate === 'simple') {
      return { overall: bySize(after), parts: [], keys: after.map(({ group, time }) => `${group}:${time}`) };
    }
    if (aggregate === 'group') {
      const kept = groups.filter((group) => after.some((cell) => cell.group === group));
      const parts = kept.map((group) => ({
        at: group,
        ...evenly(after.filter((cell) => cell.group === group).map(bare)),
      }));
      const overall = bySize(
        parts.map((part) => ({ ...part, group: part.at, time: part.at, treatedUnits: 0, controlUnits: 0 })),
      );
      return { overall, parts, keys: kept.map(String) };
    }
    const placeOf = (cell: GroupTimeEffect) => (aggregate === 'event' ? eventTime(cell) : cell.time);
    const some = aggregate === 'event' ? cells : after;
    const places = [...new Set(some.map(placeOf))].sort((a, b) => a - b);
    const parts = places.map((at) => ({ at, ...bySize(some.filter((cell) => placeOf(cell) === at)) }));
    const counted = aggregate === 'event' ? parts.filter(({ at }) => at >= 0) : parts;
    return { overall: evenly(counted), parts, keys: counted.map(({ at }) => String(at)) };
  }
}

interface Estimated {
  estimate: number;
  influence: Float64Array;
  weights: number[];
}

function bare({ estimate, influence }: GroupTimeEffect): Estimated {
  return { estimate, influence, weights: [1] };
}

/** Times differ by round numbers; the difference of two decimals need not. */
function eventTime({ group, time }: GroupTimeEffect): number {
  return Math.round((time - group) * 1e9) / 1e9;
}

function dot(weights: readonly number[], some: readonly { estimate: number }[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * some[i]!.estimate, 0);
}
