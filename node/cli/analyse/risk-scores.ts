// `risk --scores`: scores of forecasts that somebody else made, read from a file of forecasts and outcomes.
import {
  brierOfShare,
  brierParts,
  brierScore,
  contingencyAt,
  contingencyScores,
  crpsEmpirical,
  crpsFair,
  crpsNegativeBinomial,
  crpsNormal,
  crpsPoisson,
  type EventForecasts,
  logScore,
  rankedProbabilityScore,
  reliabilityBins,
  rocArea,
} from '@ulinzi/analysis/risk';
import { BadLines, numberColumn, optionalNumberColumn, type Table } from '../../tables/index.ts';
import { type Call, DataRefused, type Option, UsageError } from '../command.ts';
import { type AnalysisResult, numberOption, openTable, textOption } from './frame.ts';

export const scoreOptions: Record<string, Option> = {
  scores: { type: 'string', value: 'FORECASTS', help: 'analyse-risk.option.scores' },
  outcome: { type: 'string', value: 'COLUMN', help: 'analyse-risk.option.outcome' },
  probability: { type: 'string', value: 'COLUMN,…', help: 'analyse-risk.option.probability' },
  draws: { type: 'string', value: 'COLUMN,…', help: 'analyse-risk.option.draws' },
  categories: { type: 'string', value: 'COLUMN,…', help: 'analyse-risk.option.categories' },
  mean: { type: 'string', value: 'COLUMN', help: 'analyse-risk.option.mean' },
  size: { type: 'string', value: 'COLUMN', help: 'analyse-risk.option.size' },
  deviation: { type: 'string', value: 'COLUMN', help: 'analyse-risk.option.deviation' },
  weight: { type: 'string', value: 'COLUMN', help: 'analyse-risk.option.weight' },
  threshold: { type: 'string', value: 'P', help: 'analyse-risk.option.threshold' },
};

type Scores = Record<string, unknown>;

const kinds = {
  probability: scoreProbabilities,
  draws: scoreDraws,
  categories: scoreCategories,
  mean: scoreLaws,
} satisfies Record<string, (call: Call, table: Table, columns: string[]) => Scores[]>;

type Kind = keyof typeof kinds;

/** Scores the forecasts of a file: probabilities of an event, draws, probabilities of categories, or laws. */
export async function runScores(call: Call, path: string): Promise<AnalysisResult> {
  const { speak } = call.io;
  const given = (Object.keys(kinds) as Kind[]).filter((name) => call.options[name] !== undefined);
  if (given.length > 1) throw new UsageError(speak('analyse-risk.one-kind'));
  const kind = given[0] ?? 'probability';
  const table = await openTable(call, path);
  if (table.rows.length === 0) throw new DataRefused(speak('analyse.not-enough', { have: 0, need: 1 }));
  const scores = kinds[kind](call, table, columnsNamed(table, textOption(call, kind) ?? kind));
  const names = [...new Set(scores.flatMap(Object.keys))].filter((name) =>
    scores.every((one) => typeof one[name] !== 'object' || one[name] === null),
  );
  return {
    json: { kind, cases: table.rows.length, scores },
    table: {
      columns: names,
      rows: scores.map((one) =>
        names.map((name) => (one[name] as string | number | null | undefined) ?? null),
      ),
    },
    reading: {
      means: speak(`analyse-risk.scores-means-${kind}`),
      assumes: speak('analyse-risk.scores-assumes'),
      cannot: speak('analyse-risk.scores-cannot'),
    },
  };
}

/** Columns by name, separated by commas; `draw*` stands for all that begin so. */
function columnsNamed(table: Table, text: string): string[] {
  return text.split(',').flatMap((part) => {
    const name = part.trim();
    if (!name.endsWith('*')) return [name];
    const found = table.columns.filter((column) => column.startsWith(name.slice(0, -1)));
    return found.length > 0 ? found : [name];
  });
}

function scoreProbabilities(call: Call, table: Table, columns: string[]): Scores[] {
  const events = outcomes(call, table);
  const weight = textOption(call, 'weight');
  const weights = weight === undefined ? undefined : numberColumn(table, weight, { min: 0, max: 1e9 });
  const threshold = numberOption(call, 'threshold', { min: 0, max: 1 });
  refuseWhere(
    table,
    outcomeName(call),
    events,
    (value) => value !== 0 && value !== 1,
    'analyse-risk.no-event',
  );
  return columns.map((column) => {
    const probabilities = numberColumn(table, column, { min: 0, max: 1 });
    const forecasts: EventForecasts = { probabilities, events, ...(weights && { weights }) };
    const brier = brierScore(forecasts);
    const baseline = brierOfShare(forecasts);
    const roc = rocArea(forecasts);
    const bins = reliabilityBins(forecasts);
    return {
      forecast: column,
      brier,
      brierBaseline: baseline,
      brierSkill: 1 - brier / baseline,
      logScore: logScore(forecasts),
      rocArea: roc.area,
      rocP: roc.p,
      rocPMethod: roc.pMethod,
      reliability: bins,
      brierBinned: { middle: brierParts(bins, 'middle'), mean: brierParts(bins, 'mean') },
      ...(threshold !== undefined && contingency(threshold, forecasts)),
    };
  });
}

function contingency(threshold: number, { probabilities, events, weights }: EventForecasts): Scores {
  const table = contingencyAt(threshold, probabilities, events, weights);
  return { contingency: { threshold, ...table, ...contingencyScores(table) } };
}

function scoreDraws(call: Call, table: Table, columns: string[]): Scores[] {
  const observed = outcomes(call, table);
  const drawn = columns.map((column) => optionalNumberColumn(table, column));
  const rows = table.rows.map((_, row) =>
    drawn.map((values) => values[row]!).filter((x) => !Number.isNaN(x)),
  );
  const lengths = Float64Array.from(rows, ({ length }) => length);
  refuseWhere(table, columns.join(','), lengths, (length) => length < 2, 'analyse-risk.few-draws');
  return [
    {
      forecast: columns.join(','),
      crpsEmpirical: mean(rows.map((draws, row) => crpsEmpirical(draws, observed[row]!))),
      crpsFair: mean(rows.map((draws, row) => crpsFair(draws, observed[row]!))),
    },
  ];
}

function scoreCategories(call: Call, table: Table, columns: string[]): Scores[] {
  const outcome = outcomes(call, table);
  if (columns.length < 2) throw new UsageError(call.io.speak('analyse-risk.two-categories'));
  const isNone = (value: number) => !Number.isInteger(value) || value < 1 || value > columns.length;
  refuseWhere(table, outcomeName(call), outcome, isNone, 'analyse-risk.no-category');
  const values = columns.map((column) => numberColumn(table, column, { min: 0, max: 1 }));
  const rows = table.rows.map((_, row) => values.map((column) => column[row]!));
  const sums = Float64Array.from(rows, (row) => row.reduce((sum, value) => sum + value, 0));
  refuseWhere(table, columns.join(','), sums, (sum) => Math.abs(sum - 1) > 0.005, 'analyse-risk.no-sum');
  const rps = (row: ArrayLike<number>, at: number) => rankedProbabilityScore(row, outcome[at]! - 1);
  const shares = columns.map((_, category) =>
    mean(Array.from(outcome, (one) => (one === category + 1 ? 1 : 0))),
  );
  const score = mean(rows.map(rps));
  const baseline = mean(rows.map((_, at) => rps(shares, at)));
  return [
    {
      forecast: columns.join(','),
      rps: score,
      rpsSum: score * (columns.length - 1),
      rpsBaseline: baseline,
      rpsSkill: baseline > 0 ? 1 - score / baseline : null,
    },
  ];
}

function scoreLaws(call: Call, table: Table, columns: string[]): Scores[] {
  const [column] = columns;
  const observed = outcomes(call, table);
  const size = textOption(call, 'size');
  const deviation = textOption(call, 'deviation');
  if (size !== undefined && deviation !== undefined) {
    throw new UsageError(call.io.speak('analyse-risk.size-or-deviation'));
  }
  const positive = { min: 1e-9, max: 1e12 };
  const spread = numberColumnIf(table, size ?? deviation, positive);
  const means = numberColumn(table, column!, deviation === undefined ? positive : undefined);
  if (deviation === undefined) {
    const isNoCount = (value: number) => !Number.isInteger(value) || value < 0;
    refuseWhere(table, outcomeName(call), observed, isNoCount, 'analyse-trend.no-count');
  }
  const crps = (row: number) => {
    if (spread === undefined) return crpsPoisson(observed[row]!, means[row]!);
    return size === undefined
      ? crpsNormal(observed[row]!, means[row]!, spread[row]!)
      : crpsNegativeBinomial(observed[row]!, spread[row]!, means[row]!);
  };
  const law = spread === undefined ? 'poisson' : size === undefined ? 'normal' : 'negative-binomial';
  return [{ forecast: column, law, crps: mean(table.rows.map((_, row) => crps(row))) }];
}

function numberColumnIf(table: Table, column: string | undefined, range: { min: number; max: number }) {
  return column === undefined ? undefined : numberColumn(table, column, range);
}

function outcomeName(call: Call): string {
  return textOption(call, 'outcome') ?? 'outcome';
}

function outcomes(call: Call, table: Table): Float64Array {
  return numberColumn(table, outcomeName(call));
}

function refuseWhere(
  table: Table,
  column: string,
  values: Float64Array,
  isBad: (value: number) => boolean,
  reason: string,
): void {
  const bad = new BadLines();
  values.forEach((value, row) => {
    if (isBad(value)) bad.add(table.rows[row]!.line, () => table.speak(reason));
  });
  bad.refuse(table.speak, { source: table.source, column });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
