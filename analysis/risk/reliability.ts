import type { EventForecasts } from './event-scores.ts';

/** Forecasts of like probability, and how often the event then came. */
export interface ReliabilityBin {
  from: number;
  to: number;
  /** Cases, or their weights. */
  count: number;
  /** Mean probability forecast; NaN in an empty bin. */
  forecast: number;
  /** Share of cases with the event. */
  observed: number;
}

/** Brier score = reliability - resolution + uncertainty (Murphy 1973). */
export interface BrierParts {
  /** 0 where what was said came as often as it was said. */
  reliability: number;
  /** How far the bins differ from the overall share: more is better. */
  resolution: number;
  uncertainty: number;
  /** The sum: the Brier score of forecasts rounded to their bin. */
  binned: number;
}

/** Sorts forecasts into `bins` equal bins; a probability on an edge belongs to the lower bin. */
export function reliabilityBins(forecasts: EventForecasts, bins = 10): ReliabilityBin[] {
  const { probabilities, events, weights } = forecasts;
  const sums = Array.from({ length: bins }, () => ({ count: 0, forecast: 0, observed: 0 }));
  for (let at = 0; at < events.length; at++) {
    // 0.7 x 10 is 7.000000000000001 in doubles.
    const bin = Math.max(0, Math.ceil(probabilities[at]! * bins - 1e-9) - 1);
    const weight = weights?.[at] ?? 1;
    sums[bin]!.count += weight;
    sums[bin]!.forecast += weight * probabilities[at]!;
    sums[bin]!.observed += weight * events[at]!;
  }
  return sums.map(({ count, forecast, observed }, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count,
    forecast: forecast / count,
    observed: observed / count,
  }));
}

/**
 * The parts of the Brier score over bins. Forecasts are taken at the middle of their bin, as R's `verification` does,
 * or at their mean in it, so that only the spread within bins is lost.
 */
export function brierParts(bins: readonly ReliabilityBin[], at: 'middle' | 'mean'): BrierParts {
  const filled = bins.filter(({ count }) => count > 0);
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const share = filled.reduce((sum, { count, observed }) => sum + count * observed, 0) / total;
  let reliability = 0;
  let resolution = 0;
  for (const { from, to, count, forecast, observed } of filled) {
    const said = at === 'middle' ? (from + to) / 2 : forecast;
    reliability += (count / total) * (said - observed) ** 2;
    resolution += (count / total) * (observed - share) ** 2;
  }
  const uncertainty = share * (1 - share);
  return { reliability, resolution, uncertainty, binned: reliability - resolution + uncertainty };
}
