// One pass through the weeks that never looks ahead: before each week the prior, the discount and the dispersion are
// those that the weeks before it support, so a forecast for any week is what would have been said at the time.
import { negativeBinomialPmf } from '../kernel/index.ts';
import { priorFrom } from './prior.ts';
import { countLaw, type GammaLaw, learn, rateOf, type Setting } from './rate-law.ts';
import type { WeeklyCounts } from './weekly-counts.ts';

/** What is known before a week. */
export interface Outlook {
  /** Index of the week to come; `weeks` after the last one. */
  week: number;
  setting: Setting;
  prior: GammaLaw;
  /** The rate of each area. */
  rates: readonly GammaLaw[];
  /** Areas that count as known: the prior and the scores rest on these. */
  isKnown: readonly boolean[];
}

export interface RollOptions {
  /** First week for which an outlook is wanted. */
  from: number;
  /** Last such week; by default the week after the last. */
  to?: number;
  /** The settings to choose among; the first holds until another is clearly better. */
  settings?: readonly Setting[];
  /** All areas from the start, or each from its first event on (when the list of areas is itself drawn from events). */
  areas: 'all' | 'seen';
}

const DISCOUNTS = [1, 0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6];
const DISPERSIONS = [1, 1.2, 1.5, 2, 3];
const STRENGTHS = [1, 0.3, 0.1];

/** The first weeks only teach: with a prior alone, scores say little about settings. */
const TEACHING_WEEKS = 4;
/** Gain in log score, in natural units, that it takes to leave the plain setting; two, as Akaike would ask for one more parameter or two. */
const CLEAR_GAIN = 2;
const LEAST_PROBABILITY = 1e-300;

/** Settings to choose among, the plainest first; `discount` keeps only those with this one. */
export function settingsFor(discount?: number): Setting[] {
  return (discount === undefined ? DISCOUNTS : [discount]).flatMap((one) =>
    DISPERSIONS.flatMap((dispersion) =>
      STRENGTHS.map((priorStrength) => ({ discount: one, dispersion, priorStrength })),
    ),
  );
}

/**
 * Goes through the weeks and gives an outlook for each from `from` to `to`. The setting is the one with the best sum
 * of log scores over the weeks before (Dawid 1984, prequential), areas and weeks counting alike; the plain one unless
 * the gain is clear.
 */
export function* rollForward(data: WeeklyCounts, options: RollOptions): Generator<Outlook> {
  const { settings = settingsFor(), from, to = data.weeks } = options;
  const areas = data.areas.length;
  const totals = new Float64Array(areas);
  const exposures = new Float64Array(areas);
  const isKnown: boolean[] = Array.from({ length: areas }, () => options.areas === 'all');
  const tracks = settings.map((setting) => ({
    setting,
    score: 0,
    evidence: Array.from({ length: areas }, (): GammaLaw => ({ shape: 0, rate: 0 })),
  }));
  for (let week = 0; week <= to; week++) {
    const isScored = week >= TEACHING_WEEKS && week < data.weeks;
    if (isScored || week >= from) {
      const known = data.areas.map((_, area) => area).filter((area) => isKnown[area]);
      const prior = priorFrom(
        known.map((area) => totals[area]!),
        known.map((area) => exposures[area]!),
      );
      if (week >= from) {
        const { setting, evidence } = bestOf(tracks);
        const rates = evidence.map((one) => rateOf(prior, one, setting));
        yield { week, setting, prior, rates, isKnown: [...isKnown] };
      }
      if (isScored) for (const track of tracks) track.score += scoreOf(track, known, prior, data, week);
    }
    if (week >= data.weeks) return;
    for (let area = 0; area < areas; area++) {
      const count = data.counts[area]![week]!;
      const exposure = data.exposure[area]![week]!;
      for (const { setting, evidence } of tracks) {
        evidence[area] = learn(evidence[area]!, count, exposure, setting);
      }
      totals[area]! += count;
      exposures[area]! += exposure;
      if (count > 0) isKnown[area] = true;
    }
  }
}

interface Track {
  setting: Setting;
  score: number;
  evidence: GammaLaw[];
}

function bestOf(tracks: readonly Track[]): Track {
  const plain = tracks[0]!;
  const best = tracks.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > plain.score + CLEAR_GAIN ? best : plain;
}

function scoreOf(
  { setting, evidence }: Track,
  known: readonly number[],
  prior: GammaLaw,
  { counts, exposure }: WeeklyCounts,
  week: number,
): number {
  let score = 0;
  for (const area of known) {
    const weight = exposure[area]![week]!;
    if (weight === 0) continue;
    const { mean, size } = countLaw(rateOf(prior, evidence[area]!, setting), weight, setting.dispersion);
    const count = counts[area]![week]!;
    score +=
      count === 0
        ? -size * Math.log1p(mean / size)
        : Math.log(Math.max(LEAST_PROBABILITY, negativeBinomialPmf(count, size, mean)));
  }
  return score;
}
