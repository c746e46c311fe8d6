import { type DidErrorMethod, panelOf, syntheticDidEffect } from '@ulinzi/analysis/effect';
import { seededRandom } from '@ulinzi/analysis/kernel';
import type { Table } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { effectInput, panelRows } from './effect-input.ts';
import { curvesPicture, meanCurve } from './effect-picture.ts';
import { accepted, effectResult, type EffectRow, say, sayP } from './effect-report.ts';
import { type AnalysisResult, choiceOption, numberOption, seedOf } from './frame.ts';

const DEFAULT_DRAWS = 200;
const SHOWN_WEIGHT = 0.001;

/** `--method sdid`: synthetic difference in differences. */
export function runSyntheticDid(call: Call, table: Table): AnalysisResult {
  const { speak } = call.io;
  const input = effectInput(call, table, true);
  const panel = accepted(call, input, panelOf(panelRows(call, input)));
  const error = choiceOption<DidErrorMethod>(call, 'error', ['placebo', 'bootstrap', 'jackknife']);
  const replications = numberOption(call, 'replications', {
    default: DEFAULT_DRAWS,
    min: 2,
    max: 1e5,
    integer: true,
  });
  const random = seededRandom(seedOf(call));
  const effect = accepted(
    call,
    input,
    syntheticDidEffect(panel, { replications, random, ...(error && { error }) }),
  );
  const { label } = input.times;
  const notes: string[] = [];
  if (effect.se === null && effect.shortfalls.length === 0)
    notes.push(speak(`analyse-effect.note.no-${effect.errorMethod}`));
  const large = (rows: EffectRow[]) => rows.filter(({ weight }) => weight! >= SHOWN_WEIGHT);
  return effectResult(call, {
    method: 'sdid',
    effect,
    weights: effect.unitWeights,
    facts: {
      unitWeights: effect.unitWeights,
      timeWeights: Object.fromEntries(
        effect.timeWeights.map(({ time, weight }) => [String(label(time)), weight]),
      ),
      treatedUnits: effect.treatedUnits,
      start: label(effect.start),
      curve: effect.curve.map(({ time, gap }) => ({ time: label(time), gap })),
    },
    findings: { errorMethod: effect.se === null ? null : effect.errorMethod },
    what: speak('analyse-effect.row.difference'),
    rows: [
      ...large(
        effect.timeWeights.map(({ time, weight }) => ({ what: String(label(time)), value: null, weight })),
      ),
      ...large(
        Object.entries(effect.unitWeights)
          .map(([what, weight]) => ({ what, value: null, weight }))
          .sort((a, b) => b.weight - a.weight),
      ),
    ],
    reading: {
      means: speak('analyse-effect.sdid.means', {
        difference: say(call, effect.estimate),
        low: say(call, effect.low),
        high: say(call, effect.high),
        p: sayP(call, effect.p),
      }),
      assumes: speak('analyse-effect.sdid.assumes'),
      cannot: speak('analyse-effect.sdid.cannot'),
    },
    notes,
    picture: () => {
      const isTreated = (unit: number) => effect.treatedUnits.includes(panel.units[unit]!);
      const treated = meanCurve(
        panel.outcome.filter((_, unit) => isTreated(unit)),
        panel.times,
      );
      return curvesPicture(
        call,
        input,
        [
          { label: speak('analyse-effect.picture.treated'), kind: 'solid', points: treated },
          {
            label: speak('analyse-effect.picture.synthetic'),
            kind: 'dashed',
            points: treated.map(({ time, value }, t) => ({ time, value: value - effect.curve[t]!.gap })),
          },
        ],
        effect.start,
      );
    },
  });
}
