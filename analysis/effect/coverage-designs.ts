// Invented data with a known effect, to see how often the intervals hold it. Each design says what it shows; the last
// ones show what goes wrong when a method is used outside its assumptions.
import type { Random } from '../kernel/index.ts';
import { type Effect, isRefusal, type Refusal } from './answer.ts';
import { beforeAfter } from './before-after.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { type Panel, panelOf } from './panel.ts';
import { staggeredEffect } from './staggered-effect.ts';
import { syntheticDidEffect } from './synthetic-did-effect.ts';
import { twoWayEffects } from './two-way-effects.ts';

export interface CoverageDesign {
  name: string;
  shows: string;
  truth: number;
  draw(random: Random): Effect;
}

export interface Coverage {
  runs: number;
  /** Share of the intervals that hold the truth. */
  covered: number;
  meanEstimate: number;
}

/** Draws a design so many times and counts. */
export function coverageOf(design: CoverageDesign, runs: number, random: Random): Coverage {
  let covered = 0;
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    const { estimate, low, high } = design.draw(random);
    sum += estimate!;
    if (low! <= design.truth && design.truth <= high!) covered += 1;
  }
  return { runs, covered: covered / runs, meanEstimate: sum / runs };
}

const GROWTH = 0.3;
const STARTS = [4, 6, Number.POSITIVE_INFINITY];

export const coverageDesigns: readonly CoverageDesign[] = [
  {
    name: 'its',
    shows: '48 months of over-dispersed counts with season and trend, ratio 0.7 from month 31',
    truth: 0.7,
    draw: (random) => {
      const times = Float64Array.from({ length: 48 }, (_, t) => t + 1);
      const isAfter = times.map((t) => (t > 30 ? 1 : 0));
      const counts = times.map((t, row) => {
        const mean =
          60 * Math.exp(0.005 * t + 0.2 * Math.sin((2 * Math.PI * t) / 12)) * (isAfter[row] ? 0.7 : 1);
        return random.negativeBinomial(30, mean);
      });
      const lines = times.map((t) => t + 1);
      return sure(
        interruptedSeries({ times, counts, isAfter, lines }, { period: 12, harmonics: 1, slope: false }),
      );
    },
  },
  {
    name: 'did',
    shows: '40 units, 20 treated, 10 times, errors correlated in time; clustered, t(39)',
    truth: 1,
    draw: (random) =>
      sure(
        twoWayEffects(
          drawPanel(
            random,
            40,
            10,
            (unit) => (unit < 20 ? 6 : Infinity),
            () => 1,
          ),
        ),
      ),
  },
  {
    name: 'staggered',
    shows: '60 units, starts at 4, 6 and never, effects that grow; Callaway and Sant’Anna, simple',
    // Group 4 has gains 0 to 4 steps of growth at 4 .. 8, group 6 has 0 to 2, and both are equally large.
    truth: 1 + (GROWTH * (0 + 1 + 2 + 3 + 4 + 0 + 1 + 2)) / 8,
    draw: (random) =>
      sure(
        staggeredEffect(growingPanel(random), {
          aggregate: 'simple',
          control: 'never',
          replications: 499,
          random,
        }),
      ),
  },
  {
    name: 'sdid',
    shows: '30 controls and 1 treated unit, 20 times, common factor; placebo standard error',
    truth: 1,
    draw: (random) =>
      sure(
        syntheticDidEffect(
          drawPanel(
            random,
            31,
            20,
            (unit) => (unit === 0 ? 15 : Infinity),
            () => 1,
            1,
          ),
          { error: 'placebo', replications: 200, random },
        ),
      ),
  },
  {
    name: 'before-after',
    shows: 'the 10 worst of 60 places by their counts before, true ratio 0.8; net of regression to the mean',
    truth: 0.8,
    draw: (random) => sure(beforeAfter(worstPlaces(random))),
  },
  {
    name: 'before-after, bare',
    shows: 'the same places by the bare ratio: what regression to the mean does',
    truth: 0.8,
    draw: (random) => {
      const effect = sure(beforeAfter(worstPlaces(random)));
      const margin = 1.96 * Math.sqrt(1 / effect.before + 1 / Math.max(1, effect.after));
      const ratio = effect.bareRatio;
      return { ...effect, estimate: ratio, low: ratio * Math.exp(-margin), high: ratio * Math.exp(margin) };
    },
  },
  {
    name: 'did, 6 units',
    shows: '6 units, 2 treated: too few clusters for the interval',
    truth: 1,
    draw: (random) =>
      sure(
        twoWayEffects(
          drawPanel(
            random,
            6,
            10,
            (unit) => (unit < 2 ? 6 : Infinity),
            () => 1,
          ),
        ),
      ),
  },
  {
    name: 'did, staggered',
    shows: 'two-way fixed effects on the staggered design, against the mean effect of its treated cells',
    truth: 1 + (GROWTH * (0 + 1 + 2 + 3 + 4 + 0 + 1 + 2)) / 8,
    draw: (random) => sure(twoWayEffects(growingPanel(random))),
  },
];

function growingPanel(random: Random): Panel {
  return drawPanel(
    random,
    60,
    8,
    (unit) => STARTS[unit % 3]!,
    (since) => 1 + GROWTH * since,
  );
}

/** Units with levels, times with shocks, errors with correlation 0.5 from time to time, and a factor if asked. */
function drawPanel(
  random: Random,
  units: number,
  times: number,
  startOf: (unit: number) => number,
  effect: (since: number) => number,
  factorSize = 0,
): Panel {
  const shocks = Array.from({ length: times }, () => random.normal());
  const factor = Array.from({ length: times }, () => random.normal());
  const rows = { lines: [] as number[], units: [] as string[], times: [] as number[] };
  const outcome: number[] = [];
  const firstTreated: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const level = random.normal();
    const loading = factorSize * random.uniform();
    const start = startOf(unit);
    let error = random.normal();
    for (let t = 1; t <= times; t++) {
      rows.lines.push(rows.lines.length + 2);
      rows.units.push(`EXERCISE ${unit}`);
      rows.times.push(t);
      firstTreated.push(start);
      outcome.push(
        level + shocks[t - 1]! + loading * factor[t - 1]! + error + (t >= start ? effect(t - start) : 0),
      );
      error = 0.5 * error + Math.sqrt(0.75) * random.normal();
    }
  }
  return sure(panelOf({ ...rows, outcome, firstTreated }));
}

function worstPlaces(random: Random): Panel {
  const places = Array.from({ length: 60 }, () => {
    const rate = random.gamma(3) * 2;
    return { rate, before: random.poisson(rate) };
  }).sort((a, b) => b.before - a.before);
  const twice = places.flatMap(({ rate, before }, place) => {
    const isTreated = place < 10;
    return [before, random.poisson(rate * (isTreated ? 0.8 : 1))].map((count, time) => ({
      unit: `EXERCISE ${place}`,
      time,
      count,
      first: isTreated ? 1 : Infinity,
    }));
  });
  return sure(
    panelOf({
      lines: twice.map((_, row) => row + 2),
      units: twice.map(({ unit }) => unit),
      times: twice.map(({ time }) => time),
      outcome: twice.map(({ count }) => count),
      firstTreated: twice.map(({ first }) => first),
    }),
  );
}

function sure<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`a design of ours was refused: ${answer.refused}`);
  return answer;
}
