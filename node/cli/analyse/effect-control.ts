import {
  donorsOf,
  type Placebo,
  panelOf,
  placebo,
  type Predictor,
  type PredictorWeighting,
  prepareSyntheticControl,
  type SyntheticControl,
  type SyntheticControlSetup,
  syntheticControl,
  syntheticControlEffect,
} from '@ulinzi/analysis/effect';
import type { Table } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { type EffectInput, effectInput, panelRows } from './effect-input.ts';
import type { PlaceboWork } from './effect-placebo-worker.ts';
import { curvesPicture } from './effect-picture.ts';
import { numbersOption, predictorsOption, windowOption } from './effect-predictors.ts';
import { accepted, effectResult, type EffectRow, say, sayP } from './effect-report.ts';
import { type AnalysisResult, choiceOption } from './frame.ts';
import { shareWork } from './workers/worker-pool.ts';

/** A wider search whose mean squared error is this much smaller is worth telling. */
const BETTER_FIT = 0.95;
const SHOWN_WEIGHT = 0.001;

/** `--method synthetic-control`: one treated unit against a weighted mean of others. */
export async function runSyntheticControl(call: Call, table: Table): Promise<AnalysisResult> {
  const { speak } = call.io;
  const input = effectInput(call, table, true);
  const fit = windowOption(call, input.times, 'fit-window');
  const asked = predictorsOption(call, table, input.times);
  const names = [...new Set(asked.map(({ name }) => name))].filter((name) => name !== input.outcomeName);
  const panel = accepted(call, input, panelOf(panelRows(call, input, { predictors: names })));
  const given = numbersOption(call, 'predictor-weights');
  const options = {
    predictors: asked,
    outcomeName: input.outcomeName,
    ...(fit && { fitFrom: fit.from, fitTo: fit.to }),
    ...(given && { predictorWeights: given }),
  };
  const setup = accepted(call, input, prepareSyntheticControl(panel, options));
  const search = choiceOption<'published' | 'wide'>(call, 'search', ['published', 'wide']) ?? 'published';
  const weighting: PredictorWeighting = given ? { given } : search;
  const comparison = setup.comparisonFor(setup.treatedUnit, donorsOf(setup));
  const own = syntheticControl(comparison, weighting);
  const isSearched = asked.length > 1 && !given;
  const wider = isSearched && search === 'published' ? syntheticControl(comparison, 'wide') : undefined;
  const better = wider && wider.fitError < BETTER_FIT * own.fitError ? wider : undefined;
  const placebos = await placebosOf(call, setup, { panel, options, weighting });
  const isComplete = placebos.length === donorsOf(setup).length;
  const effect = syntheticControlEffect(setup, own, isComplete ? placebos : []);
  const donors = donorsOf(setup).map((donor) => panel.units[donor]!);
  const weightsOf = ({ weights }: SyntheticControl) =>
    Object.fromEntries(donors.map((donor, j) => [donor, weights[j]!]));

  const notes: string[] = [];
  if (!isComplete)
    notes.push(speak('analyse-effect.note.stopped', { done: placebos.length, all: donors.length }));
  if (better) {
    const values = { error: say(call, better.rootErrorBefore), difference: say(call, better.estimate) };
    notes.push(speak('analyse-effect.note.better-fit', values));
  }
  if (donors.length < 19)
    notes.push(speak('analyse-effect.note.smallest-p', { p: sayP(call, 1 / (donors.length + 1)) }));
  const rows: EffectRow[] = [
    { what: speak('analyse-effect.row.error-before'), value: own.rootErrorBefore },
    { what: speak('analyse-effect.row.error-after'), value: own.rootErrorAfter },
    ...asked.map((predictor, i) => ({
      what: speak('analyse-effect.row.predictor', { name: withWindow(input, predictor) }),
      value: null,
      weight: own.predictorWeights[i] ?? 0,
    })),
    ...donors
      .map((donor, j) => ({ what: donor, value: null, weight: own.weights[j]! }))
      .filter(({ weight }) => weight >= SHOWN_WEIGHT)
      .sort((a, b) => b.weight - a.weight),
  ];
  const { label } = input.times;
  return effectResult(call, {
    method: 'synthetic-control',
    effect,
    weights: effect.weights,
    facts: {
      unit: effect.unit,
      start: label(effect.start),
      predictors: asked.map(({ name, window }, i) => ({
        name,
        from: window ? label(window.from) : null,
        to: window ? label(window.to) : null,
        weight: own.predictorWeights[i] ?? null,
      })),
      fitError: own.fitError,
      rootErrorBefore: own.rootErrorBefore,
      rootErrorAfter: own.rootErrorAfter,
      units: donors.length + 1,
      gaps: Array.from(panel.times, (time, t) => ({ time: label(time), gap: own.gaps[t]! })),
      search: isSearched ? search : null,
      betterFit: better
        ? { fitError: better.fitError, estimate: better.estimate, weights: weightsOf(better) }
        : null,
    },
    findings: {
      ratio: effect.ratio,
      rank: isComplete ? effect.rank : null,
      placebos: placebos.map(({ unit, ratio, rootErrorBefore }) => ({ unit, ratio, rootErrorBefore })),
    },
    what: speak('analyse-effect.row.difference'),
    rows,
    reading: {
      means: speak('analyse-effect.control.means', {
        difference: say(call, effect.estimate),
        error: say(call, own.rootErrorBefore),
        rank: effect.rank,
        units: donors.length + 1,
        p: sayP(call, effect.p),
      }),
      assumes: speak('analyse-effect.control.assumes'),
      cannot: speak('analyse-effect.control.cannot'),
    },
    notes,
    picture: () => {
      const treated = panel.outcome[setup.treatedUnit]!;
      const curve = (value: (t: number) => number) =>
        Array.from(panel.times, (time, t) => ({ time, value: value(t) }));
      return curvesPicture(
        call,
        input,
        [
          { label: effect.unit, kind: 'solid', points: curve((t) => treated[t]!) },
          {
            label: speak('analyse-effect.picture.synthetic'),
            kind: 'dashed',
            points: curve((t) => treated[t]! - own.gaps[t]!),
          },
        ],
        effect.start,
      );
    },
  });
}

function withWindow({ times }: EffectInput, { name, window }: Predictor): string {
  if (!window) return name;
  const [from, to] = [times.label(window.from), times.label(window.to)];
  return from === to ? `${name} ${from}` : `${name} ${from}:${to}`;
}

/** Placebos over every core, with progress; Ctrl-C keeps those done. */
async function placebosOf(call: Call, setup: SyntheticControlSetup, work: PlaceboWork): Promise<Placebo[]> {
  const { io } = call;
  const donors = donorsOf(setup);
  const done = new Map<number, Placebo>();
  const take = (donor: number, answer: Placebo) => {
    done.set(donor, answer);
    io.progress(io.speak('analyse-effect.progress', { done: done.size, all: donors.length }));
  };
  if (work.options.predictors.length < 2 || typeof work.weighting !== 'string') {
    // Nothing to search for: done sooner than a thread has started.
    for (const donor of donors) if (!io.signal.aborted) take(donor, placebo(setup, donor, work.weighting));
  } else {
    await searchInThreads(call, donors, work, take);
  }
  return donors.flatMap((donor) => done.get(donor) ?? []);
}

async function searchInThreads(
  { io }: Call,
  donors: readonly number[],
  data: PlaceboWork,
  take: (donor: number, answer: Placebo) => void,
): Promise<void> {
  let next = 0;
  try {
    await shareWork<number, Placebo>({
      module: new URL('./effect-placebo-worker.ts', import.meta.url),
      data,
      next: () => donors[next++] ?? null,
      take,
      signal: io.signal,
    });
  } catch (error) {
    if (!io.signal.aborted) throw error;
  }
}
