import type { Backtest, Comparison, Issue, SimpleForecast } from '@ulinzi/analysis/risk';
import type { Speak } from '@ulinzi/words';
import { isoDate } from '../../tables/index.ts';
import { type AnalysisResult, type ResultTable, sayNumber } from './frame.ts';
import { type AreaRisk, areaRisk } from './risk-areas.ts';
import { drawPit, drawReliability, drawRiskMap } from './risk-picture.ts';
import type { WeekTable } from './trend-weeks.ts';

export const pictures = ['reliability', 'pit', 'map'] as const;

export interface RiskOutcome {
  weeks: WeekTable;
  /** The forecasts for the week after the last. */
  next: Issue;
  test: Backtest;
  picture: (typeof pictures)[number];
  seed: number;
}

const SHOWN = 25;
const simple: readonly SimpleForecast[] = ['persistence', 'historicalMean'];
const compared = ['brier', 'crps'] as const;

/** The result of risk for people, programs and pictures. */
export function riskResult(outcome: RiskOutcome, speak: Speak): AnalysisResult {
  const { weeks, next, test, picture } = outcome;
  const risks = next.forecasts
    .map((forecast) => areaRisk(forecast, weeks))
    .sort((a, b) => b.probability - a.probability || b.expected - a.expected || (a.area < b.area ? -1 : 1));
  const table = tableOf(risks, speak);
  return {
    json: jsonOf(outcome, risks),
    table,
    shown: {
      columns: table.columns,
      rows: risks.slice(0, SHOWN).map((risk) => rowOf(risk, (value) => Math.round(value * 1000) / 1000)),
    },
    reading: {
      means: speak('analyse-risk.means', { start: isoDate(weeks.firstDay + 7 * weeks.weeks) }),
      assumes: speak('analyse-risk.assumes'),
      cannot: speak('analyse-risk.cannot'),
    },
    notes: notesOf(outcome, risks, speak),
    picture: () => {
      if (picture === 'pit') return drawPit(test.pit, speak);
      return picture === 'map' ? drawRiskMap(risks, speak) : drawReliability(test.reliability, speak);
    },
  };
}

function jsonOf({ weeks, next, test, seed }: RiskOutcome, risks: readonly AreaRisk[]) {
  const {
    weeks: testWeeks,
    cases,
    withEvent,
    unforeseen,
    scores,
    comparisons,
    reliability,
    parts,
    pit,
  } = test;
  const start = weeks.firstDay + 7 * weeks.weeks;
  const testStart = start - 7 * testWeeks;
  return {
    next: { start: isoDate(start), end: isoDate(start + 6) },
    areas: risks,
    model: {
      discount: next.setting.discount,
      dispersion: next.setting.dispersion,
      priorStrength: next.setting.priorStrength,
      season: next.hasSeason,
      recalibrated: next.isRecalibrated,
    },
    backtest: {
      start: isoDate(testStart),
      end: isoDate(start - 1),
      weeks: testWeeks,
      areas: new Set(next.forecasts.map(({ area }) => area)).size,
      cases,
      withEvent,
      unforeseen,
      scores,
      comparisons,
      beatsBaselines: Object.fromEntries(
        simple.map((name) => [name, compared.every((kind) => comparisons[name][kind].verdict === 'better')]),
      ),
      reliability,
      brierParts: parts,
      pit,
    },
    seed,
  };
}

function tableOf(risks: readonly AreaRisk[], speak: Speak): ResultTable {
  const names = ['area', 'probability', 'expected', 'low', 'high', 'persistence', 'historical-mean'];
  return {
    columns: names.map((name) => speak(`analyse-risk.column.${name}`)),
    rows: risks.map((risk) => rowOf(risk, (value) => value)),
  };
}

function rowOf(risk: AreaRisk, round: (value: number) => number): (string | number)[] {
  const { area, probability, expected, low, high, persistence, historicalMean } = risk;
  return [area, round(probability), round(expected), low, high, persistence, round(historicalMean)];
}

function notesOf(outcome: RiskOutcome, risks: readonly AreaRisk[], speak: Speak): string[] {
  const { weeks, next, test } = outcome;
  const say = (value: number) => sayNumber(value, speak, 3);
  const scoreLine = (name: keyof Backtest['scores']) =>
    speak('analyse-risk.scores', {
      name: speak(`analyse-risk.forecast.${name}`),
      brier: say(test.scores[name].brier),
      log: say(test.scores[name].logScore),
      crps: say(test.scores[name].crps),
      roc: say(test.scores[name].rocArea),
      rps: say(test.scores[name].rps),
    });
  return [
    ...(risks.length > SHOWN ? [speak('analyse-risk.more-areas', { count: risks.length - SHOWN })] : []),
    ...weeks.notes,
    [
      speak('analyse-risk.backtest', { weeks: test.weeks, cases: test.cases, events: test.withEvent }),
      scoreLine('model'),
      ...(test.scores.model.brier === test.scores.unadjusted.brier ? [] : [scoreLine('unadjusted')]),
      ...simple.map(scoreLine),
      speak('analyse-risk.crps-draws', {
        empirical: say(test.scores.model.crpsEmpirical),
        fair: say(test.scores.model.crpsFair ?? Number.NaN),
      }),
    ].join('\n  '),
    simple.map((name) => verdictLine(name, test.comparisons[name], speak)).join('\n'),
    ...(test.unforeseen > 0 ? [speak('analyse-risk.unforeseen', { count: test.unforeseen })] : []),
    speak(next.isRecalibrated ? 'analyse-risk.recalibrated' : 'analyse-risk.not-recalibrated'),
  ];
}

/** The honest sentence: by which scores the model is better, and where it is not. */
function verdictLine(
  name: SimpleForecast,
  comparisons: Record<(typeof compared)[number], Comparison>,
  speak: Speak,
): string {
  return compared
    .map((kind) => {
      const { difference, low, high, verdict } = comparisons[kind];
      const say = (value: number) => sayNumber(value, speak, 4);
      return speak(`analyse-risk.verdict.${verdict}`, {
        simple: speak(`analyse-risk.forecast.${name}`),
        score: speak(`analyse-risk.score.${kind}`),
        difference: say(difference),
        low: say(low),
        high: say(high),
      });
    })
    .join(' ');
}
