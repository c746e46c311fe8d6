import {
  byType,
  type Comparison,
  goodmanBacon,
  isRefusal,
  panelOf,
  twoWayEffects,
} from '@ulinzi/analysis/effect';
import type { Table } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { effectInput, panelRows } from './effect-input.ts';
import { curvesPicture, meanCurve } from './effect-picture.ts';
import { listOption } from './effect-predictors.ts';
import { accepted, effectResult, type EffectRow, notesOf, say, sayP } from './effect-report.ts';
import type { AnalysisResult } from './frame.ts';

/** Fewer clusters than this make the interval too narrow, t(G - 1) or not (Cameron and Miller 2015). */
const FEW_CLUSTERS = 30;
const FEW_TREATED = 5;

/** `--method did`: two-way fixed effects, and what the estimate is made of. */
export function runTwoWay(call: Call, table: Table): AnalysisResult {
  const { speak } = call.io;
  const input = effectInput(call, table, true);
  const covariates = listOption(call, 'covariates');
  const panel = accepted(call, input, panelOf(panelRows(call, input, { covariates })));
  const effect = accepted(call, input, twoWayEffects(panel, covariates));
  const decomposed = goodmanBacon(panel);
  const comparisons: Comparison[] = isRefusal(decomposed) ? [] : decomposed;
  const types = byType(comparisons);
  const label = (time: number) => (Number.isFinite(time) ? input.times.label(time) : 'never');
  const notes: string[] = [];
  if (isRefusal(decomposed)) notes.push(speak(`analyse-effect.refused.${decomposed.refused}`));
  else if (covariates.length > 0) notes.push(speak('analyse-effect.note.decomposition-without-covariates'));
  const mixed = types
    .filter(({ type }) => type === 'Later vs Earlier Treated' || type === 'Later vs Always Treated')
    .reduce((sum, { weight }) => sum + weight, 0);
  if (mixed > 0)
    notes.push(speak('analyse-effect.note.later-against-earlier', { percent: say(call, 100 * mixed) }));
  const treated = panel.isTreated.map((row) => row.some((on) => on === 1));
  const treatedUnits = treated.filter(Boolean).length;
  if (effect.se !== null && (effect.clusters < FEW_CLUSTERS || treatedUnits < FEW_TREATED)) {
    const values = { clusters: effect.clusters, units: treatedUnits };
    notes.push(...notesOf(call, input, [{ code: 'few-clusters', values }]));
  }
  const rows: EffectRow[] = types.map(({ type, weight, estimate }) => ({
    what: speak(`analyse-effect.comparison.${type.toLowerCase().replaceAll(' ', '-')}`),
    value: estimate,
    weight,
  }));
  return effectResult(call, {
    method: 'did',
    effect,
    weights: Object.fromEntries(types.map(({ type, weight }) => [type, weight])),
    facts: {
      observations: effect.observations,
      clusters: effect.clusters,
      treatedUnits,
      byType: types,
      comparisons: comparisons.map(({ treated: first, untreated, ...rest }) => ({
        treated: label(first),
        untreated: label(untreated),
        ...rest,
      })),
    },
    findings: { standardErrors: effect.standardErrors, covariates: effect.covariates },
    what: speak('analyse-effect.row.difference'),
    rows,
    reading: {
      means: speak('analyse-effect.did.means', {
        difference: say(call, effect.estimate),
        low: say(call, effect.low),
        high: say(call, effect.high),
        p: sayP(call, effect.p),
        df: effect.clusters - 1,
      }),
      assumes: speak('analyse-effect.did.assumes'),
      cannot: speak('analyse-effect.did.cannot'),
    },
    notes,
    picture: () => {
      const some = (on: boolean) => panel.outcome.filter((_, unit) => treated[unit] === on);
      const curves = [
        {
          label: speak('analyse-effect.picture.treated'),
          kind: 'solid' as const,
          points: meanCurve(some(true), panel.times),
        },
        {
          label: speak('analyse-effect.picture.untreated'),
          kind: 'dashed' as const,
          points: meanCurve(some(false), panel.times),
        },
      ];
      return curvesPicture(call, input, curves, Math.min(...panel.firstTreated));
    },
  });
}
