import type { DepartureReport, JudgedArea } from '@ulinzi/analysis/trends';
import type { Speak } from '@ulinzi/words';
import { isoDate } from '../../tables/index.ts';
import type { Call } from '../command.ts';
import { type AnalysisResult, type ResultTable, sayNumber } from './frame.ts';
import { drawTrend } from './trend-picture.ts';
import type { WeekTable } from './trend-weeks.ts';

export interface TrendOutcome {
  weeks: WeekTable;
  last: number;
  level: number;
  report: DepartureReport;
  hasSeason: boolean;
  leftOut: number;
  areas: readonly JudgedArea[];
}

/** Areas beyond these are told to be more of the same; the file and the JSON have all. */
const SHOWN = 25;

/** The result of trend for people, programs and pictures. */
export function trendResult(outcome: TrendOutcome, call: Call): AnalysisResult {
  const { speak } = call.io;
  const { areas, last, level } = outcome;
  return {
    json: jsonOf(outcome),
    table: tableOf(areas, COLUMNS, speak),
    shown: tableOf(areas.slice(0, SHOWN).map(rounded), SHOWN_COLUMNS, speak),
    reading: {
      means: speak('analyse-trend.means', { weeks: last }),
      assumes: speak(
        areas[0]?.effort === 'not-given' ? 'analyse-trend.assumes-no-effort' : 'analyse-trend.assumes-effort',
      ),
      cannot: speak('analyse-trend.cannot'),
    },
    notes: notesOf(outcome, speak, sayNumber(level, speak)),
    picture: () => drawTrend(areas.slice(0, SHOWN), speak),
  };
}

function jsonOf({ weeks, last, level, report, hasSeason, leftOut, areas }: TrendOutcome) {
  const start = weeks.firstDay + 7 * (weeks.weeks - last);
  const { setting, prior } = report;
  return {
    period: { start: isoDate(start), end: isoDate(start + 7 * last - 1), weeks: last },
    baseline: { start: isoDate(weeks.firstDay), weeks: weeks.weeks - last },
    discount: setting.discount,
    dispersion: setting.dispersion,
    prior: { shape: prior.shape * setting.priorStrength, weeks: prior.rate * setting.priorStrength },
    season: hasSeason,
    falseDiscovery: level,
    eventsLeftOut: leftOut,
    areas: areas.map(({ byEffort, ...one }, at) => ({
      rank: at + 1,
      ...one,
      ...(byEffort && { byEffort: { 0: readingOf(byEffort.plain), 1: readingOf(byEffort.proportional) } }),
    })),
  };
}

function readingOf({ expected, low, high, p, q }: JudgedArea | NonNullable<JudgedArea['byEffort']>['plain']) {
  return { expected, low, high, p, q };
}

const COLUMNS = [
  'area',
  'observed',
  'expected',
  'low',
  'high',
  'ratio',
  'ratio-low',
  'ratio-high',
  'p',
  'q',
  'verdict',
];
const SHOWN_COLUMNS = ['area', 'observed', 'expected', 'low', 'high', 'p', 'q', 'verdict'];

function tableOf(areas: readonly JudgedArea[], names: readonly string[], speak: Speak): ResultTable {
  return {
    columns: names.map((name) => speak(`analyse-trend.column.${name}`)),
    rows: areas.map((one) => {
      const { area, observed, expected, low, high, ratio, ratioLow, ratioHigh, p, q } = one;
      const verdict = speak(`analyse-trend.verdict.${verdictOf(one)}`);
      const numbers = {
        observed,
        expected,
        low,
        high,
        ratio,
        'ratio-low': ratioLow,
        'ratio-high': ratioHigh,
      };
      const cells: Record<string, string | number | null> = { area, ...numbers, p, q, verdict };
      return names.map((name) => cells[name] ?? null);
    }),
  };
}

/** People read hundredths; the file and the JSON have all digits. */
function rounded(one: JudgedArea): JudgedArea {
  return { ...one, expected: Math.round(one.expected * 100) / 100 };
}

function verdictOf({ flag, effort }: JudgedArea): string {
  return flag ? 'unusual' : effort === 'cannot-separate' ? 'cannot-separate' : 'usual';
}

function notesOf(outcome: TrendOutcome, speak: Speak, level: string): string[] {
  const { weeks, report, hasSeason, leftOut, areas, last } = outcome;
  const { discount, dispersion } = report.setting;
  const notes = [
    ...weeks.notes,
    speak('analyse-trend.flagged', { count: areas.filter(({ flag }) => flag).length, level }),
    discount === 1
      ? speak('analyse-trend.no-discount')
      : speak('analyse-trend.discount', {
          discount: sayNumber(discount, speak),
          weeks: sayNumber(1 / (1 - discount), speak, 0),
        }),
    ...(dispersion > 1
      ? [speak('analyse-trend.dispersion', { dispersion: sayNumber(dispersion, speak) })]
      : []),
    speak(hasSeason ? 'analyse-trend.season' : 'analyse-trend.no-season'),
  ];
  if (leftOut > 0) notes.push(speak('analyse-trend.effort-unknown', { count: leftOut }));
  if (areas.some(({ effort }) => effort === 'cannot-separate')) notes.push(speak('analyse-trend.separate'));
  if (areas.length > SHOWN) notes.push(speak('analyse-trend.more-areas', { count: areas.length - SHOWN }));
  if (last === 1 && weeks.events < 30) notes.push(speak('analyse-trend.thin', { count: weeks.events }));
  return notes;
}
