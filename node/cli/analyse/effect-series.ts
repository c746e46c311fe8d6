import { interruptedSeries, type RateRatio } from '@ulinzi/analysis/effect';
import type { Table } from '../../tables/index.ts';
import { numberColumn, textColumn } from '../../tables/index.ts';
import { type Call, UsageError } from '../command.ts';
import { effectInput, treatmentOf } from './effect-input.ts';
import { curvesPicture } from './effect-picture.ts';
import { accepted, effectResult, type EffectRow, say, sayP } from './effect-report.ts';
import { type AnalysisResult, numberOption, textOption } from './frame.ts';

const DEFAULT_HARMONICS = 2;
/** Correlation of neighbouring residuals beyond which the interval is called too narrow. */
const NOTABLE_CORRELATION = 0.3;

/** `--method its`: one series before and after an intervention. */
export function runSeries(call: Call, table: Table): AnalysisResult {
  const { speak } = call.io;
  const input = effectInput(call, table, false);
  if (input.unitName !== undefined && new Set(textColumn(table, input.unitName)).size > 1) {
    throw new UsageError(speak('analyse-effect.one-series'));
  }
  const treatment = treatmentOf(call, { ...input, unitName: undefined });
  const { values } = input.times;
  const isAfter =
    'isTreated' in treatment
      ? treatment.isTreated
      : treatment.firstTreated.map((first, row) => (values[row]! >= first ? 1 : 0));
  const exposure = textOption(call, 'offset');
  const season = textOption(call, 'season');
  const given = numberOption(call, 'period', { min: 2 });
  const asked = numberOption(call, 'harmonics', { min: 0, max: 6, integer: true });
  const harmonics = asked ?? (given === undefined && season === undefined ? 0 : DEFAULT_HARMONICS);
  const period = given ?? input.times.yearLength ?? 12;
  const slope = call.options['slope'] === true;
  const series = {
    times: values,
    counts: numberColumn(table, input.outcomeName),
    isAfter,
    lines: table.rows.map(({ line }) => line),
    ...(exposure !== undefined && { exposure: numberColumn(table, exposure) }),
    ...(season !== undefined && { season: numberColumn(table, season) }),
  };
  const effect = accepted(call, input, interruptedSeries(series, { period, harmonics, slope }));
  const row = (id: string, { ratio, low, high }: RateRatio): EffectRow => ({
    what: speak(`analyse-effect.row.${id}`),
    value: ratio,
    low,
    high,
  });
  const plain = (id: string, value: number): EffectRow => ({
    what: speak(`analyse-effect.row.${id}`),
    value,
  });
  const notes: string[] = [];
  if (Math.abs(effect.autocorrelation) > NOTABLE_CORRELATION) {
    notes.push(speak('analyse-effect.note.autocorrelation', { value: say(call, effect.autocorrelation) }));
  }
  if (harmonics === 0) notes.push(speak('analyse-effect.note.no-season'));
  const sorted = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const start = Math.min(...sorted.filter((i) => isAfter[i] === 1).map((i) => values[i]!));
  return effectResult(call, {
    method: 'its',
    effect,
    facts: {
      seOf: 'log rate ratio',
      before: effect.before,
      after: effect.after,
      period: harmonics > 0 ? period : null,
      harmonics,
      residualDf: effect.residualDf,
    },
    findings: {
      slope: effect.slope,
      trend: effect.trend,
      dispersion: effect.dispersion,
      counterfactual: effect.counterfactual,
      autocorrelation: effect.autocorrelation,
    },
    what: speak('analyse-effect.row.rate-ratio'),
    rows: [
      ...(effect.slope ? [row('slope-ratio', effect.slope)] : []),
      row('trend-ratio', effect.trend),
      plain('observed-after', effect.counterfactual.observed),
      plain('expected-after', effect.counterfactual.expected),
      plain('dispersion', effect.dispersion),
    ],
    reading: {
      means: speak('analyse-effect.its.means', {
        ratio: say(call, effect.estimate),
        low: say(call, effect.low),
        high: say(call, effect.high),
        p: sayP(call, effect.p),
      }),
      assumes: speak('analyse-effect.its.assumes'),
      cannot: speak('analyse-effect.its.cannot'),
    },
    notes,
    picture: () =>
      curvesPicture(
        call,
        input,
        [
          {
            label: speak('analyse-effect.picture.observed'),
            kind: 'points',
            points: sorted.map((i) => ({ time: values[i]!, value: series.counts[i]! })),
          },
          {
            label: speak('analyse-effect.picture.fitted'),
            kind: 'solid',
            points: sorted.map((i) => ({ time: values[i]!, value: effect.fitted[i]! })),
          },
          {
            label: speak('analyse-effect.picture.without'),
            kind: 'dashed',
            points: sorted
              .filter((i) => isAfter[i] === 1)
              .map((i) => ({ time: values[i]!, value: effect.expectedWithout[i]! })),
          },
        ],
        start,
      ),
  });
}
