import { beforeAfter, panelOf } from '@ulinzi/analysis/effect';
import type { Table } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { effectInput, panelRows } from './effect-input.ts';
import { accepted, effectResult, type EffectRow, say, sayP } from './effect-report.ts';
import type { AnalysisResult } from './frame.ts';

/** `--method before-after`: counts before and after, with regression to the mean shown. */
export function runBeforeAfter(call: Call, table: Table): AnalysisResult {
  const { speak } = call.io;
  const input = effectInput(call, table, true);
  const panel = accepted(call, input, panelOf(panelRows(call, input)));
  const effect = accepted(call, input, beforeAfter(panel));
  const row = (id: string, value: number | null): EffectRow => ({
    what: speak(`analyse-effect.row.${id}`),
    value,
  });
  const isNet = effect.expectedAfter !== null;
  const isFewer = (effect.regressionToMean ?? 0) < 0;
  return effectResult(call, {
    method: 'before-after',
    effect,
    facts: {
      seOf: 'log rate ratio',
      before: effect.before,
      after: effect.after,
      bareRatio: Number.isFinite(effect.bareRatio) ? effect.bareRatio : null,
      treatedUnits: effect.treatedUnits,
      comparisonUnits: effect.comparisonUnits,
    },
    findings: {
      commonRatio: effect.commonRatio,
      regressionToMean: effect.regressionToMean,
      expectedAfter: effect.expectedAfter,
      ownWeight: effect.ownWeight,
    },
    what: speak(isNet ? 'analyse-effect.row.net-ratio' : 'analyse-effect.row.bare-ratio'),
    rows: [
      ...(isNet ? [row('bare-ratio', effect.bareRatio), row('common-ratio', effect.commonRatio)] : []),
      row('events-before', effect.before),
      ...(isNet
        ? [row('regression-to-mean', effect.regressionToMean), row('expected-after', effect.expectedAfter)]
        : []),
      row('events-after', effect.after),
    ],
    reading: {
      means: speak(
        isFewer ? 'analyse-effect.before-after.means-fewer' : 'analyse-effect.before-after.means',
        {
          ratio: say(call, effect.estimate),
          low: say(call, effect.low),
          high: say(call, effect.high),
          p: sayP(call, effect.p),
          bare: say(call, effect.bareRatio),
          chance: say(call, effect.regressionToMean === null ? null : Math.abs(effect.regressionToMean)),
          before: effect.before,
        },
      ),
      assumes: speak('analyse-effect.before-after.assumes'),
      cannot: speak('analyse-effect.before-after.cannot'),
    },
  });
}
